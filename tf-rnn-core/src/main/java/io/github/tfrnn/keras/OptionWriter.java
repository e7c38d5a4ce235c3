package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Writes the options of one object.
 *
 * @param writing what is being written, and where the object is in it
 * @param config takes the options
 */
record OptionWriter(Writing writing, ObjectNode config) {

  <V> void put(String name, OptionFormat<V> format, V value) {
    config.set(name, format.write(writing, value));
  }

  <V> void putOptional(String name, OptionFormat<V> format, Optional<V> value) {
    if (value.isPresent()) {
      put(name, format, value.get());
    } else {
      config.putNull(name);
    }
  }

  void put(String name, JsonNode value) {
    config.set(name, value);
  }
}
