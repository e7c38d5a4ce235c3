package io.github.tfrnn.samples.language;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.RunFolder;
import io.github.tfrnn.samples.cli.RunOptions;
import io.github.tfrnn.text.language.RecurrentCell;
import io.github.tfrnn.text.language.TokenLevel;
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

/** The command {@code language-model}: learns what comes next in a text. */
@Command(
    name = "language-model",
    description = {
      "Trains a language model on a text for some minutes, shows what it writes meanwhile, and"
          + " exports it for the command generate.",
      "Without --data it learns definitions of WordNet."
    })
public final class LanguageModelCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "A text in UTF-8. Default: the definitions of WordNet.")
  private Path data;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description =
          "Share of the text, from its end, that training is watched on. Default:"
              + " ${DEFAULT-VALUE}.")
  private double validation = 0.1;

  @Option(
      names = "--level",
      paramLabel = "NAME",
      description = "What a token is: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private TokenLevel level = TokenLevel.CHAR;

  @Option(
      names = "--vocabulary",
      paramLabel = "N",
      description = "Tokens that are learned at most; rarer ones are unknown. Default: 10000.")
  private int vocabulary = 10_000;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "How long it is trained. Default: ${DEFAULT-VALUE}.")
  private double minutes = 3;

  @Option(
      names = "--cell",
      paramLabel = "NAME",
      description = "Recurrent layer: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private RecurrentCell cell = RecurrentCell.LSTM;

  @Option(
      names = "--units",
      paramLabel = "N",
      description = "Size of the recurrent layers' states. Default: ${DEFAULT-VALUE}.")
  private int units = 256;

  @Option(
      names = "--layers",
      paramLabel = "N",
      description = "Number of recurrent layers. Default: ${DEFAULT-VALUE}.")
  private int layers = 1;

  @Option(
      names = "--embedding",
      paramLabel = "N",
      description = "Size of the embedding. Default: ${DEFAULT-VALUE}.")
  private int embedding = 64;

  @Option(
      names = "--dropout",
      paramLabel = "SHARE",
      description = "Share of the recurrent layers' outputs dropped. Default: ${DEFAULT-VALUE}.")
  private double dropout = 0.1;

  @Option(
      names = "--streams",
      paramLabel = "N",
      description =
          "Places of the text that are read at once. Default: 32; of words, which take longer, 16.")
  private Integer streams;

  @Option(
      names = "--timesteps",
      paramLabel = "N",
      description = "Tokens that gradients go back. Default: 64; of words 32.")
  private Integer timesteps;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Highest learning rate of AdamW. Default: ${DEFAULT-VALUE}.")
  private double learningRate = 0.012;

  @Mixin private RunOptions run;

  @Override
  public Integer call() throws IOException {
    RunFolder output = run.folder("language-model");
    new LanguageRun(settings(), output, Console.of(spec.commandLine())).run();
    return ExitCode.OK;
  }

  private LanguageSettings.Shape shape() {
    // A step of words costs more, for all the probabilities: smaller steps, so that there are some.
    boolean words = level == TokenLevel.WORD;
    return new LanguageSettings.Shape(
        cell,
        units,
        layers,
        embedding,
        dropout,
        streams == null ? (words ? 16 : 32) : streams,
        timesteps == null ? (words ? 32 : 64) : timesteps);
  }

  private LanguageSettings settings() {
    try {
      return new LanguageSettings(
          Optional.ofNullable(data),
          validation,
          level,
          vocabulary,
          minutes,
          shape(),
          learningRate,
          run.seed());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
