package io.github.tfrnn.samples.forecast;

import io.github.tfrnn.plots.ChartOptions;
import io.github.tfrnn.plots.Forecasts;
import io.github.tfrnn.plots.Plots;
import io.github.tfrnn.training.History;
import java.nio.file.Path;
import java.util.Arrays;

/** Draws how a training went and what was forecast. */
final class ForecastPictures {
  private static final int SHOWN = 400; // forecasts in the picture, the last of the test part

  private final Path folder;

  ForecastPictures(Path folder) {
    this.folder = folder;
  }

  /** Draws loss and error from epoch to epoch, and returns the file. */
  Path training(History history) {
    Path file = folder.resolve("training.png");
    Plots.training(history, file);
    return file;
  }

  /**
   * Draws the end of the test part, and what was forecast of each step one step and a whole horizon
   * before, and returns the file.
   *
   * @param forecasts {@code [origins, horizon]}, of all origins of the test part
   */
  Path forecast(Series series, int window, float[][] forecasts) {
    int horizon = forecasts[0].length;
    float[] values = series.targetValues();
    int shown = Math.min(SHOWN, forecasts.length);
    int firstShown = forecasts.length - shown;
    int origin = values.length - horizon - shown + 1; // the first step that is forecast
    int past = Math.min(window, Math.max(horizon, shown / 4));
    Forecasts chart =
        Forecasts.of(
                Arrays.copyOfRange(values, origin - Math.min(past, origin), origin),
                Arrays.copyOfRange(values, origin, values.length))
            .with("1 step ahead", column(forecasts, 0, firstShown));
    if (horizon > 1) {
      chart =
          chart.with(horizon + " steps ahead", horizon, column(forecasts, horizon - 1, firstShown));
    }
    Path file = folder.resolve("forecast.png");
    Plots.forecast(
        chart,
        file,
        ChartOptions.create().title(series.targetName() + ", end of the test").size(1000, 400));
    return file;
  }

  private static float[] column(float[][] forecasts, int step, int from) {
    float[] column = new float[forecasts.length - from];
    for (int i = 0; i < column.length; i++) {
      column[i] = forecasts[from + i][step];
    }
    return column;
  }
}
