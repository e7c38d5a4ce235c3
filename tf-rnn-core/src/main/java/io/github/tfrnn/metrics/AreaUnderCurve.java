package io.github.tfrnn.metrics;

import static io.github.tfrnn.metrics.ConfusionCounts.divide;

/** The area under a curve, given by counts at ascending thresholds. */
final class AreaUnderCurve {

  static double of(ConfusionCounts counts, AUC.Curve curve, AUC.SummationMethod method) {
    return switch (curve) {
      case ROC -> sum(counts.falsePositiveRate(), counts.recall(), method);
      case PR ->
          method == AUC.SummationMethod.INTERPOLATION
              ? interpolatedPrecision(counts)
              : sum(counts.recall(), counts.precision(), method);
      case PRGAIN -> sum(recallGain(counts), precisionGain(counts), method);
    };
  }

  private static double sum(double[] x, double[] y, AUC.SummationMethod method) {
    double area = 0;
    for (int i = 0; i + 1 < x.length; i++) { // x falls while the threshold rises
      double height =
          switch (method) {
            case INTERPOLATION -> (y[i] + y[i + 1]) / 2;
            case MAJORING -> Math.max(y[i], y[i + 1]);
            case MINORING -> Math.min(y[i], y[i + 1]);
          };
      area += (x[i] - x[i + 1]) * height;
    }
    return area;
  }

  /**
   * Between two points, true and false positives grow evenly, so precision does not; Davis and
   * Goadrich (2006), section 4. With P positives taken, of which T are true, T = slope·P +
   * intercept, and the integral of T / P has a closed form.
   */
  private static double interpolatedPrecision(ConfusionCounts counts) {
    double[] t = counts.truePositives();
    double area = 0;
    for (int i = 0; i + 1 < t.length; i++) {
      double p = t[i] + counts.falsePositives()[i];
      double next = t[i + 1] + counts.falsePositives()[i + 1];
      double slope = divide(t[i] - t[i + 1], Math.max(p - next, 0));
      double intercept = t[i + 1] - slope * next;
      double ratio = p > 0 && next > 0 ? p / next : 1;
      area +=
          divide(
              slope * (t[i] - t[i + 1] + intercept * Math.log(ratio)),
              t[i + 1] + counts.falseNegatives()[i + 1]);
    }
    return area;
  }

  /** At least 0: a recall below the share of ones gains nothing. */
  private static double[] recallGain(ConfusionCounts counts) {
    double[] gain = new double[counts.thresholds()];
    for (int i = 0; i < gain.length; i++) {
      double found = counts.truePositives()[i];
      gain[i] =
          found == 0
              ? 0
              : Math.max(0, 1 - oddsOfOnes(counts, i) * counts.falseNegatives()[i] / found);
    }
    return gain;
  }

  private static double[] precisionGain(ConfusionCounts counts) {
    double[] gain = new double[counts.thresholds()];
    for (int i = 0; i < gain.length; i++) {
      double found = counts.truePositives()[i];
      gain[i] = found == 0 ? 1 : 1 - oddsOfOnes(counts, i) * counts.falsePositives()[i] / found;
    }
    return gain;
  }

  private static double oddsOfOnes(ConfusionCounts counts, int i) {
    return divide(
        counts.truePositives()[i] + counts.falseNegatives()[i],
        counts.trueNegatives()[i] + counts.falsePositives()[i]);
  }

  private AreaUnderCurve() {}
}
