package io.github.tfrnn.samples.digits;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.RunFolder;
import io.github.tfrnn.samples.cli.RunOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description = {
        "The Free Spoken Digit Dataset, its zip file or its folder; or a folder with a folder of"
            + " sound files for each class.",
        "Default: digits spoken by FreeTTS."
      })
  private Path data;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      description =
          "What is tested: official (takes 0 to 4 of the Free Spoken Digit Dataset), speaker:NAME"
              + " (all of one speaker), random (a tenth). Default: official, or random for a"
              + " folder of classes.")
  private String split;

  @Option(
      names = "--skip-broken",
      description = "Tells files that cannot be read and goes on without them.")
  private boolean skipBroken;

  @Option(
      names = "--sample-rate",
      paramLabel = "HZ",
      description = "Rate that all sounds are resampled to. Default: ${DEFAULT-VALUE}.")
  private int sampleRate = 8000;

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
      description = "Hears recordings as they are, without changes of level, time and noise.")
  private boolean plain;

  @Option(
      names = "--vary-speakers",
      description = "Hears recordings faster and slower, by up to 15 %%, and in rooms, too.")
  private boolean vary;

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
          Optional.ofNullable(data),
          new DigitSplit(split == null ? "official" : split),
          skipBroken,
          sampleRate,
          architecture,
          units,
          dropout,
          epochs,
          batchSize,
          learningRate,
          !plain,
          vary,
          run.seed());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
