package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.plots.Curve.Look;
import io.github.tfrnn.plots.Forecasts.Forecast;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A series, what came of it, and what was forecast. */
final class ForecastChart {

  private static final String WHERE = "Plots.forecast";
  private static final int MOST_MARKED = 60; // steps of a forecast
  private static final Color TRUTH = Palette.INK;

  static Chart chart(Forecasts forecasts, ChartOptions options) {
    int count = forecasts.forecasts().size();
    checkArgument(
        count > 0 && count < Palette.SIZE,
        "%s: %s forecasts: there must be at least one, and at most %s to be told apart.",
        WHERE,
        count,
        Palette.SIZE - 1);
    List<Curve> curves = new ArrayList<>();
    int known = forecasts.history().size();
    if (known > 0) {
      curves.add(curve("history", 1 - known, forecasts.history(), Palette.PAST, Look.SOLID));
    }
    if (!forecasts.truth().isEmpty()) {
      curves.add(truth(forecasts));
    }
    List<String> words = new ArrayList<>();
    for (Forecast forecast : forecasts.forecasts()) {
      Color color = Palette.curve(words.size());
      Look look = forecast.values().size() <= MOST_MARKED ? Look.DASHED_MARKED : Look.DASHED;
      curves.add(curve(forecast.name(), forecast.first(), forecast.values(), color, look));
      words.add(forecast.name());
    }
    Panel panel = new Panel(Axis.of("step").wholeNumbers(), Axis.of("value"), curves);
    String title = options.titleOr("Forecast");
    words.add(title);
    return new Chart(WHERE, CurveChart.picture(title, List.of(panel), options, 400), words);
  }

  /** Begins where the history ends, so that the line has no gap. */
  private static Curve truth(Forecasts forecasts) {
    List<Float> history = forecasts.history();
    if (history.isEmpty()) {
      return curve(
          "truth",
          1,
          forecasts.truth(),
          TRUTH,
          forecasts.truth().size() == 1 ? Look.MARKED : Look.SOLID);
    }
    List<Float> joined = new ArrayList<>(history.subList(history.size() - 1, history.size()));
    joined.addAll(forecasts.truth());
    return curve("truth", 0, joined, TRUTH, Look.SOLID);
  }

  private static Curve curve(String name, int first, List<Float> values, Color color, Look look) {
    return new Curve(
        name,
        IntStream.range(0, values.size()).mapToObj(i -> (double) (first + i)).toList(),
        values.stream().map(Float::doubleValue).toList(),
        color,
        look);
  }

  private ForecastChart() {}
}
