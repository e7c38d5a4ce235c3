package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a compile configuration, told once for all outputs of a model, in a list in their
 * order, or in an object by their names.
 *
 * @param whole such as {@code "loss"}
 * @param json null where nothing is told
 * @param outputs names; none if there is one whose name is not known
 */
record PerOutput(Place whole, JsonNode json, List<String> outputs) {

  PerOutput {
    json = PlainValues.of(json);
    if (isByName(json)) {
      for (var entry : json.properties()) {
        if (!outputs.isEmpty() && !outputs.contains(entry.getKey())) {
          throw new ConfigurationException(
              "%s: option \"%s\": the model has no output \"%s\"; its outputs are %s"
                  .formatted(whole.object(), whole.option(), entry.getKey(), outputs));
        }
      }
    }
  }

  private static boolean isByName(JsonNode json) {
    return json.isObject() && !json.has("class_name");
  }

  Place place(int output) {
    return json.isArray() && outputs.size() > 1 ? whole.at(output) : whole;
  }

  /** Returns what is told of an output, where there is one thing to tell. */
  JsonNode single(int output) {
    JsonNode one = of(output);
    return one.isArray() && one.size() == 1 ? one.get(0) : one;
  }

  /** Returns what is told of an output, where there may be several things to tell. */
  List<JsonNode> several(int output) {
    List<JsonNode> all = new ArrayList<>();
    flatten(of(output), all);
    return all;
  }

  private static void flatten(JsonNode json, List<JsonNode> to) {
    if (json.isArray()) {
      json.forEach(entry -> flatten(entry, to));
    } else if (!json.isNull()) {
      to.add(json);
    }
  }

  private JsonNode of(int output) {
    if (isByName(json)) {
      JsonNode one =
          outputs.isEmpty() && json.size() == 1
              ? json.iterator().next()
              : json.get(outputs.isEmpty() ? "" : outputs.get(output));
      return one == null ? NullNode.getInstance() : one;
    }
    if (!json.isArray() || outputs.size() <= 1) {
      return json;
    }
    if (json.size() != outputs.size()) {
      throw whole.mustBe("a list of one entry for each of " + outputs, json);
    }
    return json.get(output);
  }
}
