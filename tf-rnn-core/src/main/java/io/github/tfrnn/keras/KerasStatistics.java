package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.hdf5.Hdf5Floats;
import io.github.tfrnn.hdf5.Hdf5Group;
import io.github.tfrnn.hdf5.Hdf5Node;
import io.github.tfrnn.saving.KerasWeights;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells in a configuration what {@code Normalization} layers were adapted to. Keras keeps that
 * among the weights; here it is an option of the layer.
 */
final class KerasStatistics {

  /** How weights are filed. */
  enum Kind {
    /** By numbers. */
    V3,
    /** By names. */
    LEGACY
  }

  private final Hdf5Group root;
  private final Kind kind;

  private KerasStatistics(Hdf5Group root, Kind kind) {
    this.root = root;
    this.kind = kind;
  }

  /** Returns a copy of the configuration with the statistics in it. */
  static JsonNode told(JsonNode config, Hdf5Group root, Kind kind) {
    JsonNode copy = config.deepCopy();
    new KerasStatistics(root, kind).tellModel(copy, "layers");
    return copy;
  }

  private void tellModel(JsonNode model, String path) {
    Map<String, Integer> counts = new HashMap<>();
    for (JsonNode layer : model.path("config").path("layers")) {
      String name = KerasWeights.groupName(layer.path("class_name").asText());
      int number = counts.merge(name, 1, Integer::sum) - 1;
      tell(layer, path + "/" + (number == 0 ? name : name + "_" + number));
    }
  }

  private void tell(JsonNode layer, String path) {
    JsonNode config = layer.path("config");
    if (config.path("layers").isArray()) {
      tellModel(layer, path + "/layers");
    } else if (config.path("layer").isObject()) {
      tell(config.path("layer"), path + "/layer");
    } else if (layer.path("class_name").asText().equals("Normalization")
        && config instanceof ObjectNode options
        && !options.hasNonNull("mean")) {
      String name = options.path("name").asText();
      find(path, name, 0, "mean").ifPresent(rows -> options.set("mean", json(rows)));
      find(path, name, 1, "variance").ifPresent(rows -> options.set("variance", json(rows)));
    }
  }

  private Optional<FloatRows> find(String path, String layer, int number, String weight) {
    String end = "/" + layer + "/" + weight + ":0"; // Keras 3 leaves the end out
    Optional<Hdf5Node> found =
        kind == Kind.V3
            ? root.at(path + "/vars/" + number)
            : root.arrays().entrySet().stream()
                .filter(array -> (array.getKey() + ":0").replace(":0:0", ":0").endsWith(end))
                .map(Map.Entry::getValue)
                .findFirst();
    return found.filter(Hdf5Floats.class::isInstance).map(floats -> ((Hdf5Floats) floats).values());
  }

  /** Lists in lists, a number for a scalar. */
  private static JsonNode json(FloatRows rows) {
    return json(rows, rows.shape().asArray(), 0, new int[] {0});
  }

  private static JsonNode json(FloatRows rows, long[] axes, int axis, int[] next) {
    if (axis == axes.length) {
      return JsonNodeFactory.instance.numberNode(rows.flat(next[0]++));
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (long i = 0; i < axes[axis]; i++) {
      list.add(json(rows, axes, axis + 1, next));
    }
    return list;
  }
}
