package io.github.tfrnn.metrics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * True and false positives and negatives at each of some thresholds, in ascending order.
 *
 * <p>The sums behind them are histograms: how much lies between one threshold and the next, first
 * where the label is 1, then where it is 0. So one pass over the predictions serves any number of
 * thresholds, and whole numbers stay whole.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ConfusionCounts(
    double[] truePositives,
    double[] falsePositives,
    double[] trueNegatives,
    double[] falseNegatives) {

  /**
   * Reads sums.
   *
   * @param thresholds their number
   * @param column which of several histograms, from 0
   */
  static ConfusionCounts of(double[] sums, int thresholds, int column) {
    int bins = thresholds + 1;
    int ones = 2 * bins * column;
    int zeros = ones + bins;
    return new ConfusionCounts(
        above(sums, ones, thresholds),
        above(sums, zeros, thresholds),
        upTo(sums, zeros, thresholds),
        upTo(sums, ones, thresholds));
  }

  private static double[] above(double[] sums, int first, int thresholds) {
    double[] above = new double[thresholds];
    double sum = 0;
    for (int i = thresholds - 1; i >= 0; i--) {
      sum += sums[first + i + 1];
      above[i] = sum;
    }
    return above;
  }

  private static double[] upTo(double[] sums, int first, int thresholds) {
    double[] upTo = new double[thresholds];
    double sum = 0;
    for (int i = 0; i < thresholds; i++) {
      sum += sums[first + i];
      upTo[i] = sum;
    }
    return upTo;
  }

  int thresholds() {
    return truePositives.length;
  }

  /** Which share of what is taken for 1 is 1; 0 where nothing is. */
  double[] precision() {
    return each(i -> share(truePositives[i], falsePositives[i]));
  }

  /** Which share of the ones is found; 0 where there are none. */
  double[] recall() {
    return each(i -> share(truePositives[i], falseNegatives[i]));
  }

  /** Which share of the zeros is found; 0 where there are none. */
  double[] specificity() {
    return each(i -> share(trueNegatives[i], falsePositives[i]));
  }

  /** Which share of the zeros is taken for 1; 0 where there are none. */
  double[] falsePositiveRate() {
    return each(i -> share(falsePositives[i], trueNegatives[i]));
  }

  /**
   * Returns the greatest of {@code values} where {@code constrained} is at least {@code least}; 0
   * if it nowhere is.
   */
  static double greatest(double[] values, double[] constrained, double least) {
    double greatest = 0;
    for (int i = 0; i < values.length; i++) {
      if (constrained[i] >= least) {
        greatest = Math.max(greatest, values[i]);
      }
    }
    return greatest;
  }

  private double[] each(IntToDoubleFunction function) {
    double[] values = new double[thresholds()];
    Arrays.setAll(values, function);
    return values;
  }

  private static double share(double part, double rest) {
    return divide(part, part + rest);
  }

  /** A quotient; 0 where it is of nothing. */
  static double divide(double dividend, double divisor) {
    return divisor == 0 ? 0 : dividend / divisor;
  }
}
