package io.github.tfrnn.samples.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trains on a wave with noise, and on noise. */
class ForecastRunTest {
  private static final int STEPS = 1000;

  private final StringWriter out = new StringWriter();
  private final Console console =
      new Console(new PrintWriter(out, true), new PrintWriter(new StringWriter(), true));

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void writeSeries() throws IOException {
    Random random = new Random(1);
    StringBuilder lines = new StringBuilder("day,other,wave\n");
    for (int i = 0; i < STEPS; i++) {
      double wave = 50 + 10 * Math.sin(2 * Math.PI * i / 20) + random.nextGaussian();
      lines.append("d%d,%s,%s\n".formatted(i, random.nextGaussian(), wave));
    }
    data = Files.writeString(folder.resolve("wave.csv"), lines);
  }

  @ParameterizedTest
  @CsvSource({"LSTM, ALL", "GRU, ALL", "LSTM, NONE"})
  void beatsNaiveForecastsOfAWave(Cell cell, Residual residual) throws IOException {
    Path output = folder.resolve("out");
    ForecastReport report =
        run(settings("wave", cell, residual, 20), new RunFolder("forecast", Optional.of(output)));

    assertThat(report.ofModel().mse()).isLessThan(0.1 * mse(report, WalkForward.LAST));
    assertThat(report.ofModel().mse()).isLessThan(0.9 * mse(report, WalkForward.SEASONAL));
    assertThat(report.beatsNaive()).isTrue();
    assertThat(out.toString())
        .contains("Series: 1,000 steps", "Columns: wave; left out: day, other", "Total params")
        .contains("training 600, validation 200, test 200", "1 step ahead", "all, scaled")
        .contains("The season has 20 steps, guessed", cell + " beats every naive forecast")
        .contains("loaded again");
    assertThat(out.toString().strip().lines().reduce((a, b) -> b).orElseThrow())
        .matches(
            "RESULT mse=\\S+ naive_mse=\\S+ seasonal_naive_mse=\\d\\S+ drift_mse=\\S+"
                + " beats_naive=true mae=.* horizon=5 columns=1 train_seconds=.*");
    assertThat(output).isDirectoryContaining("glob:**/training.png");
    assertThat(output).isDirectoryContaining("glob:**/forecast.png");

    try (ExportedForecaster exported = ExportedForecaster.load(output.resolve("model"))) {
      assertThat(exported.preparation().columns()).containsExactly("wave");
      float[][] values = wave();
      float[] beyond = exported.forecast(values, IntStream.of(STEPS))[0];
      for (int k = 0; k < 5; k++) {
        double expected = 50 + 10 * Math.sin(2 * Math.PI * (STEPS + k) / 20);
        assertThat((double) beyond[k]).isBetween(expected - 4, expected + 4);
      }
    }
  }

  @Test
  void saysSoIfNaiveForecastsAreBetter() throws IOException {
    ForecastSettings settings = settings("wave", Cell.LSTM, Residual.NONE, 1);
    ForecastReport report =
        run(settings, new RunFolder("forecast", Optional.of(folder.resolve("out"))));
    assertThat(report.beatsNaive()).isFalse();
    assertThat(out.toString())
        .contains("LSTM does NOT beat the naive forecasts: ", "beats_naive=false");
  }

  @Test
  void refusesASeasonThatWasNeverSeen() {
    ForecastSettings settings = settings("wave", Cell.LSTM, Residual.ALL, 1, OptionalInt.of(801));
    assertThatThrownBy(
            () -> run(settings, new RunFolder("forecast", Optional.of(folder.resolve("out")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "a season of 801 steps is longer than the 800 steps before the test part");
  }

  @Test
  void refusesPlacesThatAreTaken() throws IOException {
    ForecastSettings settings = settings("wave", Cell.LSTM, Residual.ALL, 1);
    Files.createDirectories(folder.resolve("out/model"));
    assertThatThrownBy(
            () -> run(settings, new RunFolder("forecast", Optional.of(folder.resolve("out")))))
        .isInstanceOf(IOException.class)
        .hasMessage(folder.resolve("out/model") + ": exists already; give --out another folder");
    assertThatThrownBy(() -> run(settings, new RunFolder("forecast", Optional.of(data))))
        .isInstanceOf(IOException.class)
        .hasMessage(data + ": not a folder; give --out another one");
  }

  @Test
  void refusesAModelOfAnotherKind() {
    assertThatThrownBy(() -> ExportedForecaster.load(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.toString());
  }

  private float[][] wave() {
    return new SeriesFile(data, Optional.of("wave"), List.of("wave"), Optional.empty())
        .read()
        .values();
  }

  private ForecastReport run(ForecastSettings settings, RunFolder output) throws IOException {
    return new ForecastRun(settings, output, console).run();
  }

  private static double mse(ForecastReport report, String name) {
    return report.of(name).orElseThrow().mse();
  }

  private ForecastSettings settings(String target, Cell cell, Residual residual, int epochs) {
    return settings(target, cell, residual, epochs, OptionalInt.empty());
  }

  private ForecastSettings settings(
      String target, Cell cell, Residual residual, int epochs, OptionalInt season) {
    return new ForecastSettings(
        Optional.of(data),
        Optional.of(target),
        List.of(target),
        Optional.empty(),
        20,
        5,
        season,
        residual,
        0.2,
        0.2,
        new ForecastSettings.Training(cell, 16, epochs, 5, 16, 5e-3, 42));
  }
}
