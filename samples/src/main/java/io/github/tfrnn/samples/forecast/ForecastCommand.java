package io.github.tfrnn.samples.forecast;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.RunFolder;
import io.github.tfrnn.samples.cli.RunOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code forecast}: trains on a series, forecasts its end, and exports the model. */
@Command(
    name = "forecast",
    description = {
      "Trains an LSTM or a GRU to forecast several steps of a series, tests it beside naive"
          + " forecasts, draws how it went, and exports it.",
      "Without --data it learns the traffic of an internet provider."
    })
public final class ForecastCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = {
        "CSV file with a row a step, oldest first, and the names of the columns on the first line."
            + " A name in .gz is unpacked.",
        "Default: traffic of an internet provider, every 5 minutes."
      })
  private Path data;

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description = "Column to forecast. Default: the last one that is used.")
  private String target;

  @Option(
      names = "--features",
      paramLabel = "COLUMN",
      split = ",",
      description =
          "Columns to forecast from, the target besides, with commas between them. Default: all"
              + " that begin with a number.")
  private List<String> features = List.of();

  @Option(
      names = "--date",
      paramLabel = "COLUMN",
      description =
          "Column that tells the time, or counts the rows, and is left out. One that is no number"
              + " is left out anyway.")
  private String date;

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "Steps that a forecast is made from. Default: ${DEFAULT-VALUE}.")
  private int window = 48;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      description = "Steps that a forecast is of. Default: ${DEFAULT-VALUE}.")
  private int horizon = 12;

  @Option(
      names = "--season",
      paramLabel = "N",
      description =
          "Steps after which the series repeats itself, 0 for none: what the seasonal naive"
              + " forecast repeats. Default: guessed from the autocorrelation of the training"
              + " part.")
  private Integer season;

  @Option(
      names = "--residual",
      paramLabel = "NAME",
      description =
          "What is told as the difference to the last step of the window: nothing, what is"
              + " forecast, or the inputs, too (${COMPLETION-CANDIDATES}). Default:"
              + " ${DEFAULT-VALUE}.")
  private Residual residual = Residual.ALL;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description = "Share of the steps that training is watched on. Default: ${DEFAULT-VALUE}.")
  private double validation = 0.2;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      description = "Share of the steps, the last ones, to test on. Default: ${DEFAULT-VALUE}.")
  private double test = 0.2;

  @Option(
      names = "--cell",
      paramLabel = "NAME",
      description = "Recurrent layer: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Cell cell = Cell.LSTM;

  @Option(
      names = "--units",
      paramLabel = "N",
      description = "Size of the recurrent layer's state. Default: ${DEFAULT-VALUE}.")
  private int units = 32;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often the training part is seen, at most. Default: ${DEFAULT-VALUE}.")
  private int epochs = 40;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Epochs to wait for a better validation loss before training ends. Default:"
              + " ${DEFAULT-VALUE}.")
  private int patience = 8;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Windows a training step. Default: ${DEFAULT-VALUE}.")
  private int batchSize = 32;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Learning rate of Adam. Default: ${DEFAULT-VALUE}.")
  private double learningRate = 1e-3;

  @Mixin private RunOptions run;

  @Override
  public Integer call() throws IOException {
    RunFolder output = run.folder("forecast");
    new ForecastRun(settings(), output, Console.of(spec.commandLine())).run();
    return ExitCode.OK;
  }

  private ForecastSettings settings() {
    try {
      return new ForecastSettings(
          Optional.ofNullable(data),
          Optional.ofNullable(target),
          features,
          Optional.ofNullable(date),
          window,
          horizon,
          season == null ? OptionalInt.empty() : OptionalInt.of(season),
          residual,
          validation,
          test,
          new ForecastSettings.Training(
              cell, units, epochs, patience, batchSize, learningRate, run.seed()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
