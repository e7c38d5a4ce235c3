package io.github.tfrnn.samples.forecast;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * After how many steps a series repeats itself.
 *
 * @param steps at least 1, or 0 for none
 * @param reason where the number is from, for people
 */
record Season(int steps, String reason) {
  private static final double LEAST = 0.1; // autocorrelation that counts, if chance gives less

  /**
   * Returns the season that was asked for, or else that of the data, or else one that is guessed.
   *
   * @param asked 0: there is none
   * @param split the training part is guessed from
   * @throws IllegalArgumentException if there is no whole season before the test part
   */
  static Optional<Season> of(OptionalInt asked, Series series, TimeSplit split) {
    if (asked.isEmpty() && series.season().isEmpty()) {
      return guess(series.targetValues(), split.train());
    }
    Season season =
        asked.isPresent()
            ? new Season(asked.getAsInt(), "as asked for")
            : new Season(series.season().getAsInt(), "known of this series");
    checkArgument(
        season.steps <= split.testBegin(),
        "a season of %s steps is longer than the %s steps before the test part; give another"
            + " --season, or 0 for none",
        season.steps,
        split.testBegin());
    return season.steps == 0 ? Optional.empty() : Optional.of(season);
  }

  /**
   * Guesses from the autocorrelation of the changes from step to step, which a trend does not blur;
   * if it shows none, as where steps are small beside the noise, from that of the values less their
   * straight line.
   */
  static Optional<Season> guess(float[] values, Span span) {
    if (span.steps() < 3) {
      return Optional.empty();
    }
    return guess(changes(values, span), "changes")
        .or(() -> guess(withoutLine(values, span), "values"));
  }

  private static Optional<Season> guess(double[] values, String what) {
    Autocorrelation autocorrelation = Autocorrelation.of(values);
    double chance = 4 / Math.sqrt(values.length); // noise: 1 / √n is its standard deviation
    OptionalInt peak = autocorrelation.peak(Math.max(LEAST, chance));
    if (peak.isEmpty()) {
      return Optional.empty();
    }
    String reason =
        String.format(
            Locale.ROOT,
            "guessed: in training, the autocorrelation of the %s is %.2f",
            what,
            autocorrelation.at(peak.getAsInt()));
    return Optional.of(new Season(peak.getAsInt(), reason));
  }

  private static double[] changes(float[] values, Span span) {
    double[] changes = new double[span.steps() - 1];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = (double) values[span.from() + i + 1] - values[span.from() + i];
    }
    return changes;
  }

  /** Takes off the straight line that is nearest, in least squares, but for its level. */
  private static double[] withoutLine(float[] values, Span span) {
    double middle = (span.steps() - 1) / 2.0;
    double rising = 0;
    double squares = 0;
    for (int i = 0; i < span.steps(); i++) {
      rising += (i - middle) * values[span.from() + i];
      squares += (i - middle) * (i - middle);
    }
    double[] rest = new double[span.steps()];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = values[span.from() + i] - rising / squares * (i - middle);
    }
    return rest;
  }
}
