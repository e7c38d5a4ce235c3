package io.github.tfrnn.samples.forecast;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * How far forecasts were from what came, by steps ahead. Immutable; its arrays are not to be
 * changed.
 *
 * @param squared mean squared error of each step ahead, {@code [horizon]}
 * @param absolute mean absolute error of each step ahead, {@code [horizon]}
 */
record ForecastErrors(double[] squared, double[] absolute) {

  /**
   * Compares.
   *
   * @param truth {@code [forecasts, horizon]}, at least one
   * @param forecasts of the same shape
   */
  static ForecastErrors of(float[][] truth, float[][] forecasts) {
    checkArgument(
        truth.length > 0 && truth.length == forecasts.length,
        "%s forecasts, %s times the truth",
        forecasts.length,
        truth.length);
    int horizon = truth[0].length;
    double[] squared = new double[horizon];
    double[] absolute = new double[horizon];
    for (int i = 0; i < truth.length; i++) {
      for (int k = 0; k < horizon; k++) {
        double error = (double) forecasts[i][k] - truth[i][k];
        squared[k] += error * error / truth.length;
        absolute[k] += Math.abs(error) / truth.length;
      }
    }
    return new ForecastErrors(squared, absolute);
  }

  /** Returns the mean squared error over all steps ahead. */
  double mse() {
    return mean(squared);
  }

  /** Returns the mean absolute error over all steps ahead. */
  double mae() {
    return mean(absolute);
  }

  /** Returns the errors in another unit. */
  ForecastErrors dividedBy(double deviation) {
    double[] newSquared = squared.clone();
    double[] newAbsolute = absolute.clone();
    for (int k = 0; k < squared.length; k++) {
      newSquared[k] /= deviation * deviation;
      newAbsolute[k] /= deviation;
    }
    return new ForecastErrors(newSquared, newAbsolute);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
