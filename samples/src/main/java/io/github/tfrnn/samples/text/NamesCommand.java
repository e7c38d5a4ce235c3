package io.github.tfrnn.samples.text;

import io.github.tfrnn.samples.cli.Console;
import java.io.IOException;
import java.nio.file.Path;
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

/** The command {@code names}: the language of a name, from its characters. */
@Command(
    name = "names",
    description = {
      "Trains a bidirectional LSTM over characters that tells which language a name is from, tests"
          + " it beside simple baselines, draws how it went, and exports it for text-predict.",
      "Without --data it learns what countries, languages and currencies are called in 14"
          + " languages, as this Java knows."
    })
public final class NamesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = {
        "UTF-8 file with one name a line: language TAB name. A name in .gz is unpacked.",
        "Default: names that this Java knows."
      })
  private Path data;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "What reads the names: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Architecture architecture = Architecture.BILSTM;

  @Option(
      names = "--units",
      paramLabel = "N",
      description = "Size of the recurrent layer's state. Default: ${DEFAULT-VALUE}.")
  private int units = 96;

  @Option(
      names = "--embedding",
      paramLabel = "N",
      description = "Size of a character's vector. Default: ${DEFAULT-VALUE}.")
  private int embedding = 32;

  @Option(
      names = "--dropout",
      paramLabel = "SHARE",
      description =
          "Share dropped before and after the recurrent layer. Default: ${DEFAULT-VALUE}.")
  private double dropout = 0.3;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often all names are seen, at most. Default: ${DEFAULT-VALUE}.")
  private int epochs = 25;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Names a training step. Default: ${DEFAULT-VALUE}.")
  private int batchSize = 64;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Learning rate of Adam. Default: ${DEFAULT-VALUE}.")
  private double learningRate = 3e-3;

  @Mixin private TextOptions options;

  @Override
  public Integer call() throws IOException {
    TextSettings settings = settings();
    TextOutput output = options.output("names");
    new TextRun(settings, output, Console.of(spec.commandLine())).run();
    return ExitCode.OK;
  }

  private TextSettings settings() {
    try {
      return new TextSettings(
          BuiltInTexts.NAMES,
          Optional.ofNullable(data),
          Optional.empty(),
          architecture,
          Pooling.LAST,
          units,
          embedding,
          dropout,
          epochs,
          TextSettings.PATIENCE,
          batchSize,
          1000, // characters
          1,
          OptionalInt.of(40),
          TokenKind.CHARS,
          learningRate,
          options.balance(),
          options.seed());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
