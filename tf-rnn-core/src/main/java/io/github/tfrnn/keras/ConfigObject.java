package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Keras's form of an object: its class, and its options. */
final class ConfigObject {

  static ObjectNode of(String module, String className, ObjectNode config) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("module", module).put("class_name", className);
    object.set("config", config);
    object.putNull("registered_name");
    return object;
  }

  /** Returns the options; none where there is no {@code config}. */
  static ObjectNode config(Place place, JsonNode json) {
    JsonNode config = json.path("config");
    if (config.isMissingNode() || config.isNull()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (config instanceof ObjectNode object) {
      return object;
    }
    throw place.notSupported(json);
  }

  private ConfigObject() {}
}
