package io.github.tfrnn.samples.forecast;

import java.util.Locale;

/** Says in words what there is to learn from. */
final class ForecastFacts {

  /** Returns sizes, columns, and the scaling of the target. */
  static String of(Series series, TimeSplit split, Preparation preparation) {
    int window = preparation.window();
    int horizon = preparation.horizon();
    String skipped =
        series.skipped().isEmpty() ? "" : "; left out: " + String.join(", ", series.skipped());
    return format(
        "Series: %,d steps, %s%nColumns: %s%s%nTarget: %s, in training mean %.4g, standard"
            + " deviation %.4g%nSteps: training %,d, validation %,d, test %,d, in the order of"
            + " time%nForecasts: of %,d steps from the %,d before; training %,d, validation %,d,"
            + " test %,d%nShapes: inputs [batch, %d, %d], outputs [batch, %d]",
        series.steps(),
        series.source(),
        String.join(", ", series.columns()),
        skipped,
        series.targetName(),
        preparation.scaling().means().get(series.target()),
        preparation.scaling().deviations().get(series.target()),
        split.train().steps(),
        split.validation().steps(),
        split.test().steps(),
        horizon,
        window,
        split.train().origins(window, horizon).count(),
        split.validation().origins(window, horizon).count(),
        split.test().origins(window, horizon).count(),
        window,
        series.columns().size(),
        horizon);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private ForecastFacts() {}
}
