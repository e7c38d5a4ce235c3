package io.github.tfrnn.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Loss and metrics over some examples. Immutable.
 *
 * @param values by name, {@code "loss"} first
 */
public record Evaluation(Map<String, Double> values) {

  public Evaluation {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Returns the mean loss, penalties included. */
  public double loss() {
    return get("loss");
  }

  /**
   * Returns a value.
   *
   * @param name {@code "loss"} or the name of a metric
   * @throws IllegalArgumentException if there is none of that name
   */
  public double get(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "Nothing is called \"%s\" here; there is: %s."
              .formatted(name, String.join(", ", values.keySet())));
    }
    return value;
  }
}
