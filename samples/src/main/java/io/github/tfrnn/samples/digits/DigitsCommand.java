package io.github.tfrnn.samples.digits;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.RunFolder;
import io.github.tfrnn.samples.cli.RunOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code digits}: recognizes spoken digits, or any words. */
@Command(
    name = "digits",
    description = {
      "Trains a model, two bidirectional LSTMs unless told otherwise, on MFCC of spoken digits,"
          + " tests it, draws how it went, and exports it, for digits-predict: it takes samples.",
      "Without --data the digits are spoken by FreeTTS, one synthetic voice, in rooms and with"
          + " noise, and tested at pitches and rates, in rooms and with noise that training never"
          + " heard."
    })
public final class DigitsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private RecordingOptions recordings;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private DigitArchitecture architecture = DigitArchitecture.BILSTM;

  @Option(
      names = "--units",
      paramLabel = "N",
      description = "Size of each layer's, and direction's, state. Default: ${DEFAULT-VALUE}.")
  private int units = 64;

  @Option(
      names = "--dropout",
      paramLabel = "SHARE",
      description = "Share dropped after each recurrent layer. Default: ${DEFAULT-VALUE}.")
  private double dropout = 0.3;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often all recordings are heard, at most. Default: ${DEFAULT-VALUE}.")
  private int epochs = 25;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Recordings a training step. Default: ${DEFAULT-VALUE}.")
  private int batchSize = 32;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Learning rate of Adam. Default: ${DEFAULT-VALUE}.")
  private double learningRate = 2e-3;

  @Option(
      names = "--no-augment",
      description = "Hears recordings as they are, not at other speeds, in rooms, with noise.")
  private boolean plain;

  @Mixin private RunOptions run;

  @Override
  public Integer call() throws IOException {
    RunFolder output = run.folder("digits");
    new DigitRun(settings(), output, Console.of(spec.commandLine())).run();
    return ExitCode.OK;
  }

  private DigitSettings settings() {
    try {
      return new DigitSettings(
          recordings.data(),
          recordings.split(),
          recordings.skipBroken(),
          recordings.sampleRate(),
          architecture,
          units,
          dropout,
          epochs,
          batchSize,
          learningRate,
          !plain,
          run.seed());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
