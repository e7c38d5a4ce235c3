package io.github.tfrnn.samples.forecast;

import java.util.OptionalInt;

/** How alike a series is to itself some steps later, from -1 to 1. */
final class Autocorrelation {
  private static final int SEASONS = 3; // that have to be seen, at least

  private final double[] lags;
  private final int longest;

  private Autocorrelation(double[] lags, int longest) {
    this.lags = lags;
    this.longest = longest;
  }

  /** Returns that of a series, less its mean, for lags up to two thirds of it. */
  static Autocorrelation of(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    int longest = values.length / SEASONS;
    double[] lags = new double[Math.min(2 * longest + 1, values.length)];
    for (int lag = 0; lag < lags.length; lag++) {
      for (int i = lag; i < values.length; i++) {
        lags[lag] += (values[i] - mean) * (values[i - lag] - mean);
      }
    }
    double variance = lags[0];
    for (int lag = 0; lag < lags.length && variance > 0; lag++) {
      lags[lag] /= variance;
    }
    return new Autocorrelation(lags, longest);
  }

  /** Returns the autocorrelation at a lag. */
  double at(int lag) {
    return lags[lag];
  }

  /**
   * Returns the lag of the highest peak, among those that have a peak at twice the lag, too, as
   * seasons have and chance seldom.
   *
   * @param least height of a peak that counts, above 0 and above the valley before it
   */
  OptionalInt peak(double least) {
    int best = 0;
    double valley = 1;
    for (int lag = 1; lag <= longest; lag++) {
      boolean counts = lags[lag] >= least && lags[lag] - valley >= least;
      boolean higher = best == 0 || lags[lag] > lags[best];
      if (counts && higher && isPeak(lag, 1) && repeats(lag)) {
        best = lag;
      }
      valley = Math.min(valley, lags[lag]);
    }
    return best == 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  private boolean repeats(int lag) {
    int slack = Math.max(1, lag / 20);
    for (int twice = 2 * lag - slack; twice <= 2 * lag + slack; twice++) {
      if (twice < lags.length && lags[twice] > 0 && isPeak(twice, slack)) {
        return true;
      }
    }
    return false;
  }

  /** Whether no lag so near has a higher autocorrelation. */
  private boolean isPeak(int lag, int near) {
    for (int i = Math.max(0, lag - near); i <= lag + near && i < lags.length; i++) {
      if (lags[i] > lags[lag]) {
        return false;
      }
    }
    return true;
  }
}
