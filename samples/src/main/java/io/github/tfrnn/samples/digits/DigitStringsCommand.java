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

/** The command {@code digit-strings}: recognizes strings of spoken digits. */
@Command(
    name = "digit-strings",
    description = {
      "Trains two bidirectional LSTMs with CTC on MFCC of strings of 3 to 7 spoken digits, reads"
          + " those of the test greedily and by beam search, draws how it went, and exports a"
          + " model that takes samples, for digit-strings-predict.",
      "Strings are recordings one after the other, with pauses up to 0.2 s; voices change within"
          + " them. Those of training are drawn anew for each epoch, of recordings that no string"
          + " of the test has. The sound is put together first, and features are made of the"
          + " whole.",
      "Without --data the digits are spoken by FreeTTS, one synthetic voice, and tested at pitches"
          + " and rates that training never heard."
    })
public final class DigitStringsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private RecordingOptions recordings;

  @Option(
      names = "--strings",
      paramLabel = "N",
      description = "Strings an epoch. Default: ${DEFAULT-VALUE}.")
  private int strings = 1000;

  @Option(
      names = "--test-strings",
      paramLabel = "N",
      description = "Strings of the test. Default: ${DEFAULT-VALUE}.")
  private int testStrings = 500;

  @Option(
      names = "--beam",
      paramLabel = "N",
      description =
          "How many beginnings of strings the search keeps from one timestep to the next. Default:"
              + " ${DEFAULT-VALUE}.")
  private int beam = 10;

  @Option(
      names = "--units",
      paramLabel = "N",
      description = "Size of each direction's state. Default: ${DEFAULT-VALUE}.")
  private int units = 64;

  @Option(
      names = "--dropout",
      paramLabel = "SHARE",
      description = "Share dropped after each recurrent layer. Default: ${DEFAULT-VALUE}.")
  private double dropout = 0.3;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often strings are drawn and heard, at most. Default: ${DEFAULT-VALUE}.")
  private int epochs = 30;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Strings a training step. Default: ${DEFAULT-VALUE}.")
  private int batchSize = 32;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Learning rate of Adam. Default: ${DEFAULT-VALUE}.")
  private double learningRate = 5e-3;

  @Option(names = "--no-augment", description = "Hears strings as they are, without noise.")
  private boolean plain;

  @Mixin private RunOptions run;

  @Override
  public Integer call() throws IOException {
    RunFolder output = run.folder("digit-strings");
    new DigitStringRun(settings(), output, Console.of(spec.commandLine())).run();
    return ExitCode.OK;
  }

  private DigitStringSettings settings() {
    try {
      DigitSettings training =
          new DigitSettings(
              recordings.data(),
              recordings.split(),
              recordings.skipBroken(),
              recordings.sampleRate(),
              units,
              dropout,
              epochs,
              batchSize,
              learningRate,
              !plain,
              run.seed());
      return new DigitStringSettings(training, strings, testStrings, beam);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
