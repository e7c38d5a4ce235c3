package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which tensor of a model is meant.
 *
 * @param layer name of the layer that it comes from
 * @param call which call of the layer, from 0
 * @param output which output of the call, from 0
 */
record TensorRef(String layer, int call, int output) {

  /** Returns the tensor that {@code ["lstm", 0, 1]} means; empty if the JSON is something else. */
  static Optional<TensorRef> of(JsonNode json) {
    boolean isOne =
        json.isArray()
            && json.size() >= 3
            && json.get(0).isTextual()
            && json.get(1).isInt()
            && json.get(2).isInt()
            && json.get(1).intValue() >= 0
            && json.get(2).intValue() >= 0;
    return isOne
        ? Optional.of(
            new TensorRef(json.get(0).textValue(), json.get(1).intValue(), json.get(2).intValue()))
        : Optional.empty();
  }

  /** Returns the tensors of a single one, of a list, or of an object in the order of its keys. */
  static List<TensorRef> all(Place place, JsonNode json) {
    Optional<TensorRef> one = of(json);
    if (one.isPresent()) {
      return List.of(one.get());
    }
    List<TensorRef> all = new ArrayList<>();
    if (json.isArray()) {
      json.forEach(entry -> all.addAll(all(place, entry)));
    } else if (json.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>(); // as Keras flattens dictionaries
      json.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
      sorted.values().forEach(entry -> all.addAll(all(place, entry)));
    } else {
      throw place.mustBe("tensors such as [\"layer\", 0, 0]", json);
    }
    return all;
  }

  /** Returns the same of the call before; of the first call, where there is none. */
  TensorRef oneCallEarlier() {
    return new TensorRef(layer, Math.max(0, call - 1), output);
  }

  @Override
  public String toString() {
    return "[\"%s\", %d, %d]".formatted(layer, call, output);
  }
}
