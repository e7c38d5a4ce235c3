package io.github.tfrnn.plots;

import java.util.ArrayList;
import java.util.List;

/**
 * The share of what is taken for a class that is of it, over the share of the class that is found:
 * {@code sklearn.metrics.precision_recall_curve}, from the highest score.
 *
 * @param recalls from 0 to 1, never falling
 * @param precisions as many; the first, where nothing is taken for the class, is 1
 */
record PrecisionRecallCurve(List<Double> recalls, List<Double> precisions) {

  static PrecisionRecallCurve of(Scores scores) {
    List<Double> recalls = new ArrayList<>(List.of(0.0));
    List<Double> precisions = new ArrayList<>(List.of(1.0));
    for (Scores.Step step : scores.steps()) {
      recalls.add(step.truePositives() / (double) scores.positives());
      precisions.add(
          step.truePositives() / (double) (step.truePositives() + step.falsePositives()));
    }
    return new PrecisionRecallCurve(List.copyOf(recalls), List.copyOf(precisions));
  }

  /**
   * Returns the mean of precisions, each weighted with the recall it adds: {@code
   * sklearn.metrics.average_precision_score}. No trapezoids: they would promise what no score
   * gives.
   */
  double averagePrecision() {
    double sum = 0;
    for (int i = 1; i < recalls.size(); i++) {
      sum += (recalls.get(i) - recalls.get(i - 1)) * precisions.get(i);
    }
    return sum;
  }
}
