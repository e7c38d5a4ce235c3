package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A configuration without what changes no numbers and what Keras finds again of itself. */
final class Canonical {

  /**
   * Left out: how the model was built; where Python finds a class; seeds; masks, and what a call
   * was made in, with the operations that masks are made by; losses, which may be words (they are
   * compared elsewhere).
   */
  private static final Set<String> PLUMBING =
      Set.of(
          "build_config",
          "registered_name",
          "module",
          "seed",
          "mask",
          "training",
          "compile_config");

  /** Names of cells and of layers within wrappers are left out too. */
  private static final Set<String> NESTED = Set.of("layer", "backward_layer", "cell", "cells");

  private static final Set<String> AXES = Set.of("axis", "axes");

  static JsonNode of(JsonNode json) {
    return of(json, false);
  }

  private static JsonNode of(JsonNode told, boolean nested) {
    JsonNode json = PlainValues.of(told);
    if (json.isNumber()) {
      return DoubleNode.valueOf((float) json.doubleValue());
    }
    if (json.isArray()) {
      return list(json, nested);
    }
    return json.isObject() ? object(json, nested) : json;
  }

  private static JsonNode object(JsonNode json, boolean nested) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    Map<String, JsonNode> sorted = new TreeMap<>();
    json.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    sorted.forEach(
        (key, value) -> {
          boolean ofData =
              key.equals("dtype") && (json.has("batch_shape") || json.has("keras_history"));
          if (key.equals("trainable") && value.asBoolean()) {
            return; // the default, which a few layers do not write
          }
          if (key.equals("dtype") && !ofData) {
            made.set(key, policy(json, value));
          } else if (AXES.contains(key) && isAlike(value)) {
            made.set(key, of(value.get(0)));
          } else if (!PLUMBING.contains(key) && !ofData && !(nested && key.equals("name"))) {
            made.set(key, of(value, NESTED.contains(key) || (nested && key.equals("config"))));
          }
        });
    String className = json.path("class_name").asText();
    if (className.equals("L1") || className.equals("L2")) {
      made.put("class_name", "L1L2");
      for (String factor : new String[] {"l1", "l2"}) {
        if (!made.get("config").has(factor)) {
          ((ObjectNode) made.get("config")).put(factor, 0.0);
        }
      }
    }
    return made;
  }

  /** As a word; that of an activation changes nothing. */
  private static JsonNode policy(JsonNode layer, JsonNode value) {
    boolean activation = layer.has("activation") && !layer.has("units");
    JsonNode name = value.path("config").path("name");
    return activation ? NullNode.getInstance() : name.isTextual() ? name : value;
  }

  /** Whether a list says no more than its first entry. */
  private static boolean isAlike(JsonNode list) {
    for (JsonNode entry : list) {
      if (!entry.equals(list.get(0))) {
        return false;
      }
    }
    return list.isArray() && !list.isEmpty();
  }

  private static JsonNode list(JsonNode json, boolean nested) {
    ArrayNode made = JsonNodeFactory.instance.arrayNode();
    Map<String, JsonNode> wired = new TreeMap<>(); // their order means nothing
    for (JsonNode entry : json) {
      if (!entry.has("inbound_nodes")) {
        made.add(of(entry, nested));
      } else if (!entry.path("module").asText().startsWith("keras.src.ops")) {
        wired.put(entry.get("name").textValue(), of(entry, nested));
      }
    }
    wired.values().forEach(made::add);
    return made;
  }

  private Canonical() {}
}
