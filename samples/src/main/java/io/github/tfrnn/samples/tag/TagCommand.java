package io.github.tfrnn.samples.tag;

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

/** The command {@code tag}: a label for each word, what capitals and punctuation it lost. */
@Command(
    name = "tag",
    description = {
      "Takes capitals and punctuation off texts and trains a bidirectional LSTM that gives every"
          + " word a label: what it lost. Tests it beside simple rules, and exports it for"
          + " tag-predict.",
      "Without --data it learns from debates of the European Parliament, in English."
    })
public final class TagCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Texts in UTF-8, one a line, as they were written. Default: debates.")
  private Path data;

  @Option(
      names = "--units",
      paramLabel = "N",
      description = "Size of each direction's state. Default: ${DEFAULT-VALUE}.")
  private int units = 128;

  @Option(
      names = "--embedding",
      paramLabel = "N",
      description = "Size of a word's vector. Default: ${DEFAULT-VALUE}.")
  private int embedding = 128;

  @Option(
      names = "--dropout",
      paramLabel = "SHARE",
      description =
          "Share dropped before and after the recurrent layer. Default: ${DEFAULT-VALUE}.")
  private double dropout = 0.4;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often all texts are seen, at most. Default: ${DEFAULT-VALUE}.")
  private int epochs = 8;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Pieces of text a training step. Default: ${DEFAULT-VALUE}.")
  private int batchSize = 32;

  @Option(
      names = "--num-words",
      paramLabel = "N",
      description = "Size of the vocabulary, the most frequent words. Default: ${DEFAULT-VALUE}.")
  private int numWords = 12_000;

  @Option(
      names = "--length",
      paramLabel = "N",
      description = "Words of a piece of text. Default: ${DEFAULT-VALUE}.")
  private int length = 60;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Learning rate of Adam. Default: ${DEFAULT-VALUE}.")
  private double learningRate = 3e-3;

  @Mixin private RunOptions run;

  @Override
  public Integer call() throws IOException {
    RunFolder output = run.folder("tag");
    new TagRun(settings(), output, Console.of(spec.commandLine())).run();
    return ExitCode.OK;
  }

  private TagSettings settings() {
    try {
      return new TagSettings(
          Optional.ofNullable(data),
          units,
          embedding,
          dropout,
          epochs,
          batchSize,
          numWords,
          length,
          learningRate,
          run.seed());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
