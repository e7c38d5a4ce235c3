package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operations that Keras 3 writes beside the layers where masks go from layer to layer. Masks go
 * their way here without being told, so these operations are not built; but that they are those of
 * Embedding and Masking, and not something of the user's, is checked.
 */
final class MaskOperations {

  private static final String COMPARISON = "NotEqual";

  /** What Keras makes of the masks of several inputs, of several axes, of parts. */
  private static final Set<String> KNOWN =
      Set.of(
          COMPARISON,
          "Any",
          "All",
          "LogicalOr",
          "LogicalAnd",
          "Concatenate",
          "ExpandDims",
          "Reshape",
          "Squeeze",
          "BroadcastTo",
          "Cast",
          "ConvertToTensor",
          "GetItem",
          "OnesLike",
          "Slice");

  private final Map<String, JsonNode> operations = new HashMap<>();

  /** Tensor and value that masking layers compare, as text. */
  private final Set<String> masked = new HashSet<>();

  MaskOperations(JsonNode layers) {
    for (JsonNode layer : layers) {
      String className = LayerObjects.className(layer);
      if (ClassNames.isOperation(layer)) {
        LayerObjects.name(layer).ifPresent(name -> operations.put(name, layer));
      } else if (className.equals("Embedding")
          && layer.path("config").path("mask_zero").asBoolean()) {
        note(layer, 0);
      } else if (className.equals("Masking")) {
        note(layer, layer.path("config").path("mask_value").asDouble());
      }
    }
  }

  private void note(JsonNode layer, double value) {
    for (JsonNode node : layer.path("inbound_nodes")) {
      tensor(node.path("args").path(0)).ifPresent(input -> masked.add(input + " " + value));
    }
  }

  boolean contains(String name) {
    return operations.containsKey(name);
  }

  /** Returns whether a mask is one that Keras made of itself. */
  boolean isAutomatic(TensorRef mask) {
    List<TensorRef> open = new ArrayList<>(List.of(mask));
    Set<TensorRef> seen = new HashSet<>();
    while (!open.isEmpty()) {
      TensorRef next = open.remove(open.size() - 1);
      if (!seen.add(next)) {
        continue;
      }
      JsonNode operation = operations.get(next.layer());
      if (operation == null || !KNOWN.contains(LayerObjects.className(operation))) {
        return false;
      }
      JsonNode args = operation.path("inbound_nodes").path(next.call()).path("args");
      if (LayerObjects.className(operation).equals(COMPARISON)) {
        Optional<TensorRef> input = tensor(args.path(0));
        if (input.isEmpty() || !masked.contains(input.get() + " " + args.path(1).asDouble())) {
          return false;
        }
      } else {
        collect(args, open);
      }
    }
    return true;
  }

  private static void collect(JsonNode json, List<TensorRef> to) {
    Optional<TensorRef> one = tensor(json);
    if (one.isPresent()) {
      to.add(one.get());
    } else if (json.isArray()) {
      json.forEach(entry -> collect(entry, to));
    }
  }

  private static Optional<TensorRef> tensor(JsonNode json) {
    return TensorRef.of(json.path("config").path("keras_history"));
  }
}
