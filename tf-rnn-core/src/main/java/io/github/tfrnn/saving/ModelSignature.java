package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One thing that a SavedModel can be asked: names, types and shapes of what it takes and gives.
 * Immutable.
 *
 * @param name such as {@code "serving_default"}
 * @param inputs by name, in the order of the names: the file keeps no other
 * @param outputs likewise
 */
public record ModelSignature(
    String name, SortedMap<String, TensorSpec> inputs, SortedMap<String, TensorSpec> outputs) {

  /** Copies the maps. */
  public ModelSignature {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
  }

  /**
   * Checks names, types and shapes of what shall be given to it.
   *
   * @throws IllegalArgumentException telling what is missing, unknown, or of another type or shape
   */
  public void require(Map<String, TensorValue> given) {
    given.forEach(
        (input, value) -> {
          TensorSpec spec = inputs.get(input);
          checkArgument(
              spec != null, "%s has no input \"%s\"; it takes %s.", name, input, list(inputs));
          spec.require("%s, input \"%s\"".formatted(name, input), value);
        });
    inputs.forEach(
        (input, spec) ->
            checkArgument(
                given.containsKey(input),
                "%s: input \"%s\" is missing; it takes %s.",
                name,
                input,
                list(inputs)));
  }

  private static String list(Map<String, TensorSpec> specs) {
    return specs.entrySet().stream()
        .map(entry -> "\"%s\" %s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Returns {@code serving_default("inputs" int32 [?, ?]) -> "outputs" float32 [?, 2]}. */
  @Override
  public String toString() {
    return "%s(%s) -> %s".formatted(name, list(inputs), list(outputs));
  }
}
