package io.github.tfrnn.plots;

import java.util.ArrayList;
import java.util.List;

/**
 * The share of a class that is found, over the share of other rows that are taken for it: {@code
 * sklearn.metrics.roc_curve}, with every point.
 *
 * @param falsePositiveRates from 0 to 1, never falling
 * @param truePositiveRates as many, from 0 to 1, never falling
 */
record RocCurve(List<Double> falsePositiveRates, List<Double> truePositiveRates) {

  static RocCurve of(Scores scores) {
    List<Double> falsePositiveRates = new ArrayList<>(List.of(0.0));
    List<Double> truePositiveRates = new ArrayList<>(List.of(0.0));
    for (Scores.Step step : scores.steps()) {
      falsePositiveRates.add(step.falsePositives() / (double) scores.negatives());
      truePositiveRates.add(step.truePositives() / (double) scores.positives());
    }
    return new RocCurve(List.copyOf(falsePositiveRates), List.copyOf(truePositiveRates));
  }

  /** Returns the area under the curve, by trapezoids: {@code sklearn.metrics.roc_auc_score}. */
  double area() {
    double area = 0;
    for (int i = 1; i < falsePositiveRates.size(); i++) {
      double width = falsePositiveRates.get(i) - falsePositiveRates.get(i - 1);
      area += width * (truePositiveRates.get(i) + truePositiveRates.get(i - 1)) / 2;
    }
    return area;
  }
}
