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

/** The command {@code text}: trains a classifier of texts, tests it, and exports it. */
@Command(
    name = "text",
    description = {
      "Trains a model that classifies texts, an LSTM or another one, tests it beside simple"
          + " baselines, draws how it went, and exports it.",
      "Without --data it learns from WordNet: which kind of thing does a definition describe?"
    })
public final class TextCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = {
        "UTF-8 file with one text a line: label TAB text; columns between them are skipped. A name"
            + " in .gz is unpacked.",
        "Default: definitions of WordNet."
      })
  private Path data;

  @Option(
      names = "--test-data",
      paramLabel = "FILE",
      description = "File to test on. Default: a tenth of the data.")
  private Path testData;

  @Option(
      names = {"--model", "--cell"},
      paramLabel = "NAME",
      description =
          "What reads the texts: ${COMPLETION-CANDIDATES}; cnn looks for runs of 3, 4 and 5 tokens,"
              + " bow ignores the order of the words."
              + " Default: ${DEFAULT-VALUE}.")
  private Architecture architecture = Architecture.LSTM;

  @Option(
      names = "--pooling",
      paramLabel = "NAME",
      description =
          "How the outputs of a recurrent layer become one vector: ${COMPLETION-CANDIDATES}."
              + " Default: ${DEFAULT-VALUE}.")
  private Pooling pooling = Pooling.LAST;

  @Option(
      names = "--units",
      paramLabel = "N",
      description =
          "Size of the recurrent layer's state, or convolutions of each length. Default:"
              + " ${DEFAULT-VALUE}.")
  private int units = 128;

  @Option(
      names = "--embedding",
      paramLabel = "N",
      description = "Size of a token's vector. Default: ${DEFAULT-VALUE}.")
  private int embedding = 128;

  @Option(
      names = "--dropout",
      paramLabel = "SHARE",
      description =
          "Share dropped of the tokens' vectors and of what was made of a text, in [0, 1). Default:"
              + " ${DEFAULT-VALUE}.")
  private double dropout = 0.4;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often all texts are seen. Default: ${DEFAULT-VALUE}.")
  private int epochs = 6;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Epochs without a better validation accuracy after which training ends. Default:"
              + " ${DEFAULT-VALUE}.")
  private int patience = TextSettings.PATIENCE;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Texts a training step. Default: ${DEFAULT-VALUE}.")
  private int batchSize = 128;

  @Option(
      names = "--num-words",
      paramLabel = "N",
      description = "Size of the vocabulary, the most frequent tokens. Default: ${DEFAULT-VALUE}.")
  private int numWords = 20_000;

  @Option(
      names = "--min-count",
      paramLabel = "N",
      description =
          "How often a token must stand in the training texts to be known. With 2 or more, all"
              + " others are read as one token, those that are met later too; with 1 those are left"
              + " out. Default: ${DEFAULT-VALUE}.")
  private int minCount = 1;

  @Option(
      names = "--maxlen",
      paramLabel = "N",
      description =
          "Tokens kept of a text. Default: so many that 95 %% of the texts are whole, at most "
              + TextSettings.LONGEST
              + ".")
  private Integer maxlen;

  @Option(
      names = "--tokens",
      paramLabel = "NAME",
      description =
          "What a text is cut into: ${COMPLETION-CANDIDATES}; blanks keeps capitals and"
              + " punctuation, of texts that are cut already; the last three go for texts without"
              + " blanks, such as Chinese. Default: ${DEFAULT-VALUE}.")
  private TokenKind tokens = TokenKind.WORDS;

  @Option(names = "--char-level", description = "The same as --tokens chars.")
  private boolean charLevel;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Learning rate of Adam. Default: ${DEFAULT-VALUE}.")
  private double learningRate = 1e-3;

  @Mixin private TextOptions options;

  @Override
  public Integer call() throws IOException {
    TextSettings settings = settings();
    TextOutput output = options.output("text");
    new TextRun(settings, output, Console.of(spec.commandLine())).run();
    return ExitCode.OK;
  }

  private TextSettings settings() {
    try {
      return new TextSettings(
          BuiltInTexts.DEFINITIONS,
          Optional.ofNullable(data),
          Optional.ofNullable(testData),
          architecture,
          pooling,
          units,
          embedding,
          dropout,
          epochs,
          patience,
          batchSize,
          numWords,
          minCount,
          maxlen == null ? OptionalInt.empty() : OptionalInt.of(maxlen),
          charLevel ? TokenKind.CHARS : tokens,
          learningRate,
          options.balance(),
          options.seed());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
