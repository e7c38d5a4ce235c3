package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Forms of whole models that old versions of Keras wrote. */
final class LegacyForms {

  /** Returns a model whose layers are among its options; once they were the options. */
  static JsonNode model(JsonNode json) {
    if (!json.path("config").isArray()) {
      return json;
    }
    ObjectNode model = json.deepCopy();
    model.putObject("config").set("layers", json.get("config"));
    return model;
  }

  private LegacyForms() {}
}
