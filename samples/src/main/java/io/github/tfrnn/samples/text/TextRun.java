package io.github.tfrnn.samples.text;

import static com.google.common.base.Preconditions.checkState;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.Seconds;
import io.github.tfrnn.samples.data.TextData;
import io.github.tfrnn.samples.plots.ConfusionHeatMap;
import io.github.tfrnn.samples.plots.TrainingCurves;
import io.github.tfrnn.samples.reports.Predictions;
import io.github.tfrnn.samples.reports.ResultLine;
import io.github.tfrnn.training.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** One run of the command {@code text}, from the texts to the line for scripts. */
final class TextRun {
  private static final double ROUNDING = 1e-5; // by which a model and its export may differ

  private final TextSettings settings;
  private final TextOutput output;
  private final Console console;
  private final long started = System.nanoTime();

  TextRun(TextSettings settings, TextOutput output, Console console) {
    this.settings = settings;
    this.output = output;
    this.console = console;
  }

  /** Does it all and returns what the training went through. */
  History run() throws IOException {
    output.check();
    String source = settings.data().map(Path::toString).orElse(settings.builtIn().description());
    console.progress("Reading " + source + " ...");
    TextData data = TextCorpus.read(settings);
    console.result(TextFacts.ofTexts(data, source) + "\n");
    PreparedTexts texts = PreparedTexts.of(data, settings);
    console.result(TextFacts.ofTokens(texts) + "\n");
    try (TextModel model = new TextModel(settings, texts)) {
      console.result(model.summary());
      model.weights().ifPresent(weights -> console.result(weights.line(texts.classes()) + "\n"));
      long begun = System.nanoTime();
      History history = model.fit();
      double trainSeconds = Seconds.since(begun);
      console.result(TextReport.ofTraining(history, trainSeconds) + "\n");

      console.progress("Testing ...");
      Predictions predictions = model.predict(texts.test());
      TextReport report =
          new TextReport(settings.architecture(), texts, predictions, TextBaselines.of(texts));
      console.result(report.accuracies() + "\n\n" + report.classes() + "\n\n" + report.examples());

      draw(history, report);
      export(model, texts, predictions);
      console.result(
          resultLine(history, texts, report)
              .seconds("train_seconds", trainSeconds)
              .seconds("total_seconds", Seconds.since(started))
              .toString());
      return history;
    }
  }

  private void draw(History history, TextReport report) throws IOException {
    Path curves = output.plots().resolve("training.png");
    Path confusion = output.plots().resolve("confusion.png");
    TrainingCurves.save(history.series(), curves);
    ConfusionHeatMap.save(report.confusion(), confusion);
    console.result("\nPictures: " + curves + ", " + confusion.getFileName());
  }

  /** Exports the model, loads it again, and sees whether it still says the same. */
  private void export(TextModel model, PreparedTexts texts, Predictions expected)
      throws IOException {
    Path folder = output.modelFolder();
    model.export(folder);
    try (ExportedClassifier exported = ExportedClassifier.load(folder)) {
      double distance = exported.predict(texts.data().test().texts()).distance(expected);
      checkState(
          distance <= ROUNDING,
          "%s: the exported model differs from the trained one by %s in a probability",
          folder,
          distance);
      console.result(
          String.format(
              Locale.ROOT,
              "Model: %s%n  loaded again: the probabilities of the test differ by at most %.0e%n",
              folder,
              distance));
    }
  }

  private ResultLine resultLine(History history, PreparedTexts texts, TextReport report) {
    ResultLine line =
        new ResultLine()
            .word("task", settings.builtIn().command())
            .word("model", settings.architecture().toString())
            .word("pooling", settings.pooling().toString().toLowerCase(Locale.ROOT))
            .number("units", settings.units())
            .number("epochs", history.epochs())
            .number("classes", texts.classes().size())
            .number("vocabulary", texts.tokenizer().vocabularySize())
            .number("maxlen", texts.maxlen())
            .number("train_texts", texts.train().size())
            .number("test_texts", texts.test().size())
            .fraction("test_accuracy", report.confusion().accuracy());
    report.unseenAccuracy().ifPresent(value -> line.fraction("test_accuracy_unseen", value));
    return line.fraction("baseline_majority", report.baselines().majority())
        .fraction("baseline_naive_bayes", report.baselines().naiveBayes());
  }
}
