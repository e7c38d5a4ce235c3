package io.github.tfrnn.samples.forecast;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * After how many steps a series repeats itself.
 *
 * @param steps at least 1
 * @param reason where the number is from, for people
 */
record Season(int steps, String reason) {
  private static final double LEAST = 0.1; // autocorrelation of a season that is believed in

  /**
   * Returns the season that was asked for, or else that of the data, or else one that is guessed.
   *
   * @param asked 0: there is none
   */
  static Optional<Season> of(OptionalInt asked, Series series, Span train) {
    if (asked.isPresent()) {
      return asked.getAsInt() == 0
          ? Optional.empty()
          : Optional.of(new Season(asked.getAsInt(), "as asked for"));
    }
    if (series.season().isPresent()) {
      return Optional.of(new Season(series.season().getAsInt(), "known of this series"));
    }
    return guess(series.targetValues(), train);
  }

  /**
   * Guesses from the autocorrelation of some steps less their straight line: the highest of its
   * peaks after its first valley, if there is a peak at twice that lag, too, as a season has and
   * chance seldom. At least three seasons must be seen.
   */
  static Optional<Season> guess(float[] values, Span span) {
    int longest = span.steps() / 3;
    if (longest < 3) {
      return Optional.empty();
    }
    double[] correlations = autocorrelations(withoutLine(values, span), 2 * longest + 2);
    int valley = 1;
    while (valley < longest && correlations[valley + 1] <= correlations[valley]) {
      valley++;
    }
    int best = 0;
    for (int lag = valley + 1; lag <= longest; lag++) {
      boolean isPeak = isPeak(correlations, lag, 1) && repeats(correlations, lag);
      if (isPeak && (best == 0 || correlations[lag] > correlations[best])) {
        best = lag;
      }
    }
    if (best < 2 || correlations[best] < LEAST) {
      return Optional.empty();
    }
    return Optional.of(
        new Season(
            best,
            String.format(
                Locale.ROOT,
                "guessed: autocorrelation %.2f in the training part",
                correlations[best])));
  }

  private static boolean repeats(double[] correlations, int lag) {
    int slack = Math.max(1, lag / 20);
    for (int twice = 2 * lag - slack; twice <= 2 * lag + slack; twice++) {
      if (twice + 1 < correlations.length
          && correlations[twice] > 0
          && isPeak(correlations, twice, slack)) {
        return true;
      }
    }
    return false;
  }

  /** Whether no lag so near has a higher autocorrelation. */
  private static boolean isPeak(double[] correlations, int lag, int near) {
    for (int i = Math.max(0, lag - near); i <= lag + near && i < correlations.length; i++) {
      if (correlations[i] > correlations[lag]) {
        return false;
      }
    }
    return true;
  }

  private static double[] withoutLine(float[] values, Span span) {
    int n = span.steps();
    double middle = (n - 1) / 2.0;
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += values[span.from() + i] / n;
    }
    double together = 0;
    double times = 0;
    for (int i = 0; i < n; i++) {
      together += (i - middle) * (values[span.from() + i] - mean);
      times += (i - middle) * (i - middle);
    }
    double[] rest = new double[n];
    for (int i = 0; i < n; i++) {
      rest[i] = values[span.from() + i] - mean - together / times * (i - middle);
    }
    return rest;
  }

  private static double[] autocorrelations(double[] values, int lags) {
    double[] sums = new double[Math.min(lags, values.length - 1) + 1];
    for (int lag = 0; lag < sums.length; lag++) {
      for (int i = lag; i < values.length; i++) {
        sums[lag] += values[i] * values[i - lag];
      }
    }
    double variance = sums[0] > 0 ? sums[0] : 1;
    for (int lag = 0; lag < sums.length; lag++) {
      sums[lag] /= variance;
    }
    return sums;
  }
}
