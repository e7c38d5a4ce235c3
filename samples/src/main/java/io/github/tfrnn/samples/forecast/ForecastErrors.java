package io.github.tfrnn.samples.forecast;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.Doubles;
import java.util.List;

/**
 * How far forecasts were from what came. Immutable.
 *
 * @param squared mean squared error of each step ahead
 * @param absolute mean absolute error of each step ahead
 */
record ForecastErrors(List<Double> squared, List<Double> absolute) {

  ForecastErrors {
    squared = List.copyOf(squared);
    absolute = List.copyOf(absolute);
  }

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
    return new ForecastErrors(Doubles.asList(squared), Doubles.asList(absolute));
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
    return new ForecastErrors(
        squared.stream().map(each -> each / (deviation * deviation)).toList(),
        absolute.stream().map(each -> each / deviation).toList());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(each -> each).average().orElseThrow();
  }
}
