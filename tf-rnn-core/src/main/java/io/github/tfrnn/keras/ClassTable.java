package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The classes of one kind by Keras's names and by ours. Names in a file are looked up here, never
 * anywhere else.
 *
 * @param <T> what the classes have in common
 */
final class ClassTable<T> {

  private final String kind;
  private final String module;
  private final Map<String, ClassFormat<? extends T>> byName = new LinkedHashMap<>();
  private final Map<Class<?>, ClassFormat<? extends T>> byType = new HashMap<>();

  /**
   * Makes a table.
   *
   * @param kind as messages name it: {@code "initializer"}
   * @param module of Keras that holds the classes
   */
  @SafeVarargs
  ClassTable(String kind, String module, List<ClassFormat<? extends T>>... families) {
    this.kind = kind;
    this.module = module;
    for (List<ClassFormat<? extends T>> family : families) {
      for (ClassFormat<? extends T> format : family) {
        byName.put(format.className(), format);
        byType.putIfAbsent(format.type(), format); // the first one is how it is written
      }
    }
  }

  String kind() {
    return kind;
  }

  Optional<ClassFormat<? extends T>> named(String className) {
    return Optional.ofNullable(byName.get(className));
  }

  Optional<ClassFormat<? extends T>> of(T value) {
    return Optional.ofNullable(byType.get(value.getClass()));
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** Returns what an object {@code {"class_name": …, "config": {…}}} describes. */
  T read(Place place, JsonNode json) {
    String className = json.path("class_name").asText("");
    ClassFormat<? extends T> format =
        named(className)
            .orElseThrow(
                () ->
                    place.notSupported(
                        json, "there is no %s \"%s\"".formatted(kind, className)));
    return read(place, format, ConfigObject.config(place, json));
  }

  private T read(Place place, ClassFormat<? extends T> format, ObjectNode config) {
    String where = "%s: option \"%s\" (%s)"
        .formatted(place.object(), place.option(), format.className());
    Options options = new Options(place.reading(), where, config);
    options.ignore("name");
    options.ignore("dtype");
    return Located.in(
        where,
        () -> {
          T value = format.read(options);
          options.finish();
          return value;
        });
  }

  /** Returns the object that describes a value. */
  ObjectNode write(Writing writing, T value) {
    ClassFormat<? extends T> format =
        of(value).orElseThrow(() -> writing.cannotTell(kind, value));
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    write(format, value, new OptionWriter(writing, config));
    return ConfigObject.of(module, format.className(), config);
  }

  @SuppressWarnings("unchecked") // the table holds the format under the value's own class
  private static <U> void write(ClassFormat<U> format, Object value, OptionWriter to) {
    format.write((U) value, to);
  }
}
