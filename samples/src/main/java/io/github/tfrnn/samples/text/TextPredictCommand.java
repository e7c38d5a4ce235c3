package io.github.tfrnn.samples.text;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.reports.Predictions;
import io.github.tfrnn.samples.reports.ResultLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code text-predict}: classifies texts with an exported model. */
@Command(
    name = "text-predict",
    description = "Classifies texts with a model that the command text or names has exported.")
public final class TextPredictCommand implements Callable<Integer> {
  private static final int SHOWN = 3; // classes a text
  private static final int WORDS = 5; // that counted most

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder of the model. Default: that of the last run of text without --export.")
  private Path model = TextOutput.defaultModel("text");

  @Parameters(
      arity = "1..*",
      paramLabel = "TEXT",
      description = "What to classify, each in quotation marks.")
  private List<String> texts;

  @Override
  public Integer call() {
    Console console = Console.of(spec.commandLine());
    try (ExportedClassifier classifier = ExportedClassifier.load(model)) {
      Predictions predictions = classifier.predict(texts);
      for (int i = 0; i < texts.size(); i++) {
        console.result(texts.get(i) + "\n  " + likeliest(classifier, predictions, i));
        classifier
            .attention(texts.get(i))
            .ifPresent(words -> console.result("  words that counted: " + words.most(WORDS)));
      }
      ResultLine line = new ResultLine().word("task", "text-predict").number("texts", texts.size());
      console.result(line.toString());
    }
    return ExitCode.OK;
  }

  private static String likeliest(
      ExportedClassifier classifier, Predictions predictions, int text) {
    return predictions
        .ranking(text)
        .limit(SHOWN)
        .mapToObj(
            c ->
                String.format(
                    Locale.ROOT,
                    "%s %.1f %%",
                    classifier.classes().name(c),
                    100 * predictions.probability(text, c)))
        .collect(Collectors.joining(", "));
  }
}
