package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one entry of {@code inbound_nodes}: to what a layer is applied. */
final class CallReader {

  /**
   * A call of a layer.
   *
   * @param tensors that the layer is applied to, in our order
   * @param masks that it is given
   * @param hasStates whether initial states are among the tensors
   * @param flags arguments that are options of the layer here
   */
  record LayerCalled(
      List<TensorRef> tensors, List<TensorRef> masks, boolean hasStates, Set<String> flags) {}

  /** Arguments that are tensors, in our order. */
  private static final List<String> TENSORS =
      List.of("inputs", "sequences", "sequence", "x", "query", "value", "key", "initial_state");

  private static final Set<String> MASKS =
      Set.of("mask", "query_mask", "value_mask", "key_mask", "padding_mask");

  /** What training a call was made in; a model's own training takes its place. */
  private static final String TRAINING = "training";

  private final Reading reading;
  private final String where;

  CallReader(Reading reading, String where) {
    this.reading = reading;
    this.where = where;
  }

  LayerCalled read(JsonNode node) {
    if (node.isObject()) {
      List<TensorRef> tensors = new ArrayList<>();
      for (JsonNode argument : node.path("args")) {
        tensors.addAll(tensors("args", argument));
      }
      return named(tensors, node.path("kwargs"));
    }
    if (!node.isArray()) {
      throw place("inbound_nodes").notSupported(node);
    }
    return ofKeras2(node);
  }

  /** Keras 2: a list of {@code [layer, call, output, arguments]}. */
  private LayerCalled ofKeras2(JsonNode node) {
    boolean single = !node.isEmpty() && node.get(0).isTextual();
    List<TensorRef> tensors = new ArrayList<>();
    JsonNode named = node.path(-1);
    for (JsonNode one : single ? List.of(node) : node) {
      tensors.add(TensorRef.of(one).orElseThrow(() -> place("inbound_nodes").notSupported(one)));
      named = named.isMissingNode() ? one.path(3) : named;
    }
    return named(tensors, named);
  }

  private LayerCalled named(List<TensorRef> positional, JsonNode named) {
    List<TensorRef> tensors = new ArrayList<>(positional);
    List<TensorRef> masks = new ArrayList<>();
    Set<String> flags = new LinkedHashSet<>();
    for (String name : TENSORS) {
      if (named.hasNonNull(name)) {
        tensors.addAll(tensors(name, named.get(name)));
      }
    }
    for (Map.Entry<String, JsonNode> argument : named.properties()) {
      String name = argument.getKey();
      JsonNode value = argument.getValue();
      if (value.isNull() || name.equals(TRAINING) || TENSORS.contains(name)) {
        continue;
      }
      if (MASKS.contains(name)) {
        masks.addAll(tensors(name, value));
      } else if (CallArguments.NAMES.contains(name)) {
        if (OptionFormats.FLAG.read(place(name), value)) {
          flags.add(name);
        }
      } else if (!value.equals(BooleanNode.FALSE)) {
        throw place(name).notSupported(value);
      }
    }
    return new LayerCalled(tensors, masks, named.hasNonNull("initial_state"), flags);
  }

  /** The tensors of an argument, nulls left out. */
  private List<TensorRef> tensors(String argument, JsonNode json) {
    if (json instanceof ObjectNode && json.path("class_name").asText().equals("__keras_tensor__")) {
      JsonNode history = json.path("config").path("keras_history");
      return List.of(TensorRef.of(history).orElseThrow(() -> place(argument).notSupported(json)));
    }
    JsonNode plain = PlainValues.of(json);
    if (plain.isArray()) {
      if (TensorRef.of(plain).isPresent()) {
        return List.of(TensorRef.of(plain).get()); // Keras 2
      }
      List<TensorRef> all = new ArrayList<>();
      plain.forEach(entry -> all.addAll(tensors(argument, entry)));
      return all;
    }
    if (plain.isNull()) {
      return List.of();
    }
    throw place(argument).notSupported(json, "only tensors can be given to a layer");
  }

  private Place place(String argument) {
    return new Place(reading, where, argument);
  }
}
