package io.github.tfrnn.samples.forecast;

import static com.google.common.base.Preconditions.checkState;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.RunFolder;
import io.github.tfrnn.samples.cli.Seconds;
import io.github.tfrnn.samples.reports.ResultLine;
import io.github.tfrnn.training.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** One run of the command {@code forecast}, from the series to the line for scripts. */
final class ForecastRun {
  private static final double ROUNDING = 1e-4; // by which a model and its export may differ, scaled

  private final ForecastSettings settings;
  private final RunFolder output;
  private final Console console;
  private final String name;
  private final long started = System.nanoTime();

  ForecastRun(ForecastSettings settings, RunFolder output, Console console) {
    this.settings = settings;
    this.output = output;
    this.console = console;
    this.name = settings.training().cell().toString();
  }

  /** Does it all and returns the errors in the test. */
  ForecastReport run() throws IOException {
    output.check();
    Series series = series();
    int window = settings.window();
    int horizon = settings.horizon();
    TimeSplit split =
        TimeSplit.of(series.steps(), settings.validation(), settings.test(), window, horizon);
    Preparation preparation =
        new Preparation(
            series.columns(),
            series.target(),
            window,
            horizon,
            settings.residual(),
            Standardization.fit(series.values(), split.train()));
    console.result(ForecastFacts.of(series, split, preparation) + "\n");
    Optional<Season> season = Season.of(settings.season(), series, split);
    try (ForecastModel model = new ForecastModel(settings.training(), preparation)) {
      console.result(model.summary() + "\n");
      long begun = System.nanoTime();
      History history = model.fit(series, split);
      double trainSeconds = Seconds.since(begun);
      console.result(ForecastReport.ofTraining(history, trainSeconds) + "\n");

      console.progress("Testing ...");
      WalkForward walk =
          WalkForward.of(name, model.forecaster(), series, split.test(), window, horizon, season);
      ForecastReport report =
          new ForecastReport(
              name, walk, season, preparation.scaling().deviations().get(series.target()));
      console.result(report.tables() + "\n" + report.verdict());

      ForecastPictures pictures = new ForecastPictures(output.folder());
      Path curves = pictures.training(history);
      Path forecast = pictures.forecast(series, window, walk.ofModel());
      console.result("\nPictures: " + curves + ", " + forecast.getFileName());
      export(model, series, split.test(), walk.ofModel());
      console.result(resultLine(history, series, report, trainSeconds).toString());
      return report;
    }
  }

  private Series series() {
    if (settings.data().isEmpty()) {
      return InternetTraffic.series();
    }
    Path file = settings.data().get();
    console.progress("Reading " + file + " ...");
    return new SeriesFile(file, settings.target(), settings.features(), settings.date()).read();
  }

  /** Exports the model, loads it again, and sees whether it still says the same. */
  private void export(ForecastModel model, Series series, Span test, float[][] expected)
      throws IOException {
    Path folder = output.modelFolder();
    model.export(folder);
    try (ExportedForecaster exported = ExportedForecaster.load(folder)) {
      Preparation preparation = exported.preparation();
      float[][] again =
          exported.forecast(
              series.values(), test.origins(preparation.window(), preparation.horizon()));
      double distance =
          distance(again, expected) / preparation.scaling().deviations().get(series.target());
      checkState(
          distance <= ROUNDING,
          "%s: the exported model differs from the trained one by %s standard deviations",
          folder,
          distance);
      console.result(
          String.format(
              Locale.ROOT,
              "Model: %s%n  loaded again: its forecasts differ by at most %.0e standard"
                  + " deviations%n",
              folder,
              distance));
    }
  }

  private static double distance(float[][] some, float[][] others) {
    double greatest = 0;
    for (int i = 0; i < some.length; i++) {
      for (int k = 0; k < some[i].length; k++) {
        greatest = Math.max(greatest, Math.abs((double) some[i][k] - others[i][k]));
      }
    }
    return greatest;
  }

  private ResultLine resultLine(
      History history, Series series, ForecastReport report, double trainSeconds) {
    return new ResultLine()
        .word("mse", number(report.ofModel().mse()))
        .word("naive_mse", mse(report, WalkForward.LAST))
        .word("seasonal_naive_mse", mse(report, WalkForward.SEASONAL))
        .word("drift_mse", mse(report, WalkForward.DRIFT))
        .word("beats_naive", Boolean.toString(report.beatsNaive()))
        .word("mae", number(report.ofModel().mae()))
        .word("scaled_mse", number(report.ofModelScaled().mse()))
        .word("scaled_mae", number(report.ofModelScaled().mae()))
        .word("task", "forecast")
        .word("cell", name.toLowerCase(Locale.ROOT))
        .word("residual", settings.residual().toString().toLowerCase(Locale.ROOT))
        .number("units", settings.training().units())
        .number("epochs", history.epochs())
        .number("window", settings.window())
        .number("horizon", settings.horizon())
        .number("columns", series.columns().size())
        .seconds("train_seconds", trainSeconds)
        .seconds("total_seconds", Seconds.since(started));
  }

  private static String mse(ForecastReport report, String forecasts) {
    return report.of(forecasts).map(errors -> number(errors.mse())).orElse("none");
  }

  /** Writes a number whose unit is the data's: it may be of any size. */
  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
