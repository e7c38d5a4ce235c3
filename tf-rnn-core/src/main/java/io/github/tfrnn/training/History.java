package io.github.tfrnn.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every epoch of a {@code fit} ended with; Keras's {@code History}. Immutable.
 *
 * @param series values of one name, an entry an epoch: {@code "loss"}, the metrics, and both with
 *     {@code "val_"} before them if there was validation data
 */
public record History(Map<String, List<Double>> series) {

  public History {
    Map<String, List<Double>> copy = new LinkedHashMap<>();
    series.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    series = Collections.unmodifiableMap(copy);
  }

  static History of(List<Map<String, Double>> epochs) {
    Map<String, List<Double>> series = new LinkedHashMap<>();
    for (Map<String, Double> epoch : epochs) {
      epoch.forEach(
          (name, value) -> series.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
    }
    return new History(series);
  }

  /** Returns the number of epochs that ran. */
  public int epochs() {
    return series.values().stream().mapToInt(List::size).max().orElse(0);
  }

  /**
   * Returns the values of one name, an entry an epoch.
   *
   * @throws IllegalArgumentException if there are none of that name
   */
  public List<Double> get(String name) {
    List<Double> values = series.get(name);
    if (values == null) {
      throw new IllegalArgumentException(
          "The history has no \"%s\"; it has: %s."
              .formatted(name, String.join(", ", series.keySet())));
    }
    return values;
  }

  /** Returns the last value of one name. */
  public double last(String name) {
    List<Double> values = get(name);
    return values.get(values.size() - 1);
  }
}
