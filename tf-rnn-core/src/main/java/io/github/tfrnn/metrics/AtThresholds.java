package io.github.tfrnn.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Numbers of a metric at the thresholds that a user gave, in the user's order. */
final class AtThresholds {

  /**
   * Returns the one number, or one for each threshold.
   *
   * @param given thresholds; none for the standard one
   * @param sorted number at each threshold, in ascending order
   */
  static Map<String, Double> results(String metric, List<Double> given, double[] sorted) {
    if (given.size() <= 1) {
      return Map.of(metric, sorted[0]);
    }
    List<Double> order = new ArrayList<>(given);
    order.sort(null);
    double[] values = new double[sorted.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = sorted[order.indexOf(given.get(i))];
    }
    return ResultNames.of(metric, given, values);
  }

  private AtThresholds() {}
}
