package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What Keras writes for tuples and arrays of Python, as plain JSON. */
final class PlainValues {

  /** Returns the value, tuples and arrays in it as lists. */
  static JsonNode of(JsonNode json) {
    JsonNode className = json.path("class_name");
    if (json.isObject() && className.isTextual()) {
      switch (className.textValue()) {
        case "__tuple__" -> {
          return of(json.has("items") ? json.get("items") : json.path("config").path("value"));
        }
        case "__numpy__", "__tensor__" -> {
          return of(json.path("config").path("value"));
        }
        default -> {
          return json;
        }
      }
    }
    if (!json.isArray()) {
      return json;
    }
    ArrayNode plain = JsonNodeFactory.instance.arrayNode(json.size());
    json.forEach(entry -> plain.add(of(entry)));
    return plain;
  }

  private PlainValues() {}
}
