package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of one object in a configuration. Which were read is remembered: what is left in the
 * end means something that nobody here knows, and is refused.
 */
final class Options {

  private final Reading reading;
  private final String where;
  private final ObjectNode config;
  private final Set<String> read = new HashSet<>();

  /**
   * Begins to read.
   *
   * @param where the object, as messages name it
   */
  Options(Reading reading, String where, ObjectNode config) {
    this.reading = reading;
    this.where = where;
    this.config = config;
  }

  Reading reading() {
    return reading;
  }

  String where() {
    return where;
  }

  Place place(String name) {
    return new Place(reading, where, name);
  }

  /** Returns whether there is such an option, null or not. */
  boolean has(String name) {
    return config.has(name);
  }

  /** Returns an option's JSON; a null node if there is none. */
  JsonNode json(String name) {
    read.add(name);
    JsonNode json = config.get(name);
    return json == null ? NullNode.getInstance() : PlainValues.of(json);
  }

  <V> V required(String name, OptionFormat<V> format) {
    JsonNode json = json(name);
    if (json.isNull() && !(format.takesNull() && has(name))) {
      throw place(name).missing();
    }
    return format.read(place(name), json);
  }

  /** Returns an option; empty where the default holds. */
  <V> Optional<V> optional(String name, OptionFormat<V> format) {
    JsonNode json = json(name);
    boolean told = has(name) && !(json.isNull() && !format.takesNull());
    return told ? Optional.of(format.read(place(name), json)) : Optional.empty();
  }

  <V> V or(String name, OptionFormat<V> format, V otherwise) {
    return optional(name, format).orElse(otherwise);
  }

  boolean flag(String name) {
    return or(name, OptionFormats.FLAG, false);
  }

  /** Refuses all values but one and null. */
  void only(String name, JsonNode value) {
    JsonNode json = json(name);
    boolean same =
        (json.isNumber() && value.isNumber())
            ? json.doubleValue() == value.doubleValue()
            : json.equals(value);
    if (!json.isNull() && !same) {
      throw place(name).notSupported(json);
    }
  }

  void ignore(String name) {
    read.add(name);
  }

  /** Returns the options without those that every layer has. */
  ObjectNode uncommon() {
    ObjectNode own = config.deepCopy();
    return own.remove(List.of("name", "trainable", "dtype", "batch_input_shape"));
  }

  /** Refuses what was not read. A null sets nothing. */
  void finish() {
    for (Map.Entry<String, JsonNode> option : config.properties()) {
      if (!read.contains(option.getKey()) && !option.getValue().isNull()) {
        throw place(option.getKey()).notSupported(option.getValue());
      }
    }
  }
}
