package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
  private final Map<Class<?>, List<ClassFormat<? extends T>>> byType = new HashMap<>();

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
        byType.computeIfAbsent(format.type(), type -> new ArrayList<>()).add(format);
      }
    }
  }

  String module() {
    return module;
  }

  Optional<ClassFormat<? extends T>> named(String className) {
    return Optional.ofNullable(byName.get(className));
  }

  Optional<ClassFormat<? extends T>> of(T value) {
    return byType.getOrDefault(value.getClass(), List.of()).stream()
        .filter(format -> tells(format, value))
        .<ClassFormat<? extends T>>map(format -> format)
        .findFirst();
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /**
   * Returns how the values are told: as an object, by the name of a class, or by another name.
   *
   * @param byName finds what other names mean
   */
  OptionFormat<T> format(Function<String, T> byName) {
    return new OptionFormat<>() {
      @Override
      public T read(Place place, JsonNode json) {
        if (!json.isTextual()) {
          return ClassTable.this.read(place, json);
        }
        String name = json.textValue();
        return named(name).isPresent()
            ? ClassTable.this.read(place, ClassNames.object(name))
            : Located.in(
                place.object() + ": option \"" + place.option() + "\"", () -> byName.apply(name));
      }

      @Override
      public JsonNode write(Writing writing, T value) {
        return ClassTable.this.write(writing, value);
      }
    };
  }

  /** Returns what an object {@code {"class_name": …, "config": {…}}} describes. */
  T read(Place place, JsonNode json) {
    String className = json.path("class_name").asText("");
    ClassFormat<? extends T> format =
        named(className)
            .orElseThrow(
                () -> place.notSupported(json, "there is no %s \"%s\"".formatted(kind, className)));
    return read(place, format, ConfigObject.config(place, json));
  }

  private T read(Place place, ClassFormat<? extends T> format, ObjectNode config) {
    String where =
        "%s: option \"%s\" (%s)".formatted(place.object(), place.option(), format.className());
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
    ClassFormat<? extends T> format = of(value).orElseThrow(() -> writing.cannotTell(kind, value));
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    writeOptions(format, value, new OptionWriter(writing, config));
    return ConfigObject.of(module, format.className(), config);
  }

  @SuppressWarnings("unchecked") // it is looked up under the value's own class
  private static <U> boolean tells(ClassFormat<U> format, Object value) {
    return format.tells((U) value);
  }

  /** Writes the options of a value that the table has the format of. */
  void writeOptions(ClassFormat<? extends T> format, T value, OptionWriter to) {
    write(format, value, to);
  }

  @SuppressWarnings("unchecked") // it is looked up under the value's own class
  private static <U> void write(ClassFormat<U> format, Object value, OptionWriter to) {
    format.write((U) value, to);
  }
}
