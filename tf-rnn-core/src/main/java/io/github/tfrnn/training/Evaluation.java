package io.github.tfrnn.training;

import com.google.common.primitives.Doubles;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Loss and metrics over some examples. Immutable.
 *
 * @param values by name, {@code "loss"} first
 * @param gathered what each metric added up over the batches, by the metric's name
 */
public record Evaluation(Map<String, Double> values, Map<String, List<Double>> gathered) {

  public Evaluation {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    Map<String, List<Double>> copies = new LinkedHashMap<>();
    gathered.forEach((name, sums) -> copies.put(name, List.copyOf(sums)));
    gathered = Collections.unmodifiableMap(copies);
  }

  /** Returns values alone. */
  public Evaluation(Map<String, Double> values) {
    this(values, Map.of());
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
    return named(values, name);
  }

  /**
   * Returns what a metric added up over the batches, a copy: what {@code ConfusionMatrix.table} and
   * {@code Metric.result} are made of.
   *
   * @param name of the metric; after the output's and an underscore where there are several outputs
   * @throws IllegalArgumentException if there is none of that name
   */
  public double[] sums(String name) {
    return Doubles.toArray(named(gathered, name));
  }

  private static <T> T named(Map<String, T> all, String name) {
    T found = all.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "Nothing is called \"%s\" here; there is: %s."
              .formatted(name, String.join(", ", all.keySet())));
    }
    return found;
  }
}
