package io.github.tfrnn.samples.tag;

import static com.google.common.base.Preconditions.checkState;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.RunFolder;
import io.github.tfrnn.samples.cli.Seconds;
import io.github.tfrnn.samples.data.ParliamentDebates;
import io.github.tfrnn.samples.data.WholeText;
import io.github.tfrnn.samples.plots.TrainingCurves;
import io.github.tfrnn.samples.reports.ClassificationReport;
import io.github.tfrnn.samples.reports.ConfusionMatrix;
import io.github.tfrnn.samples.reports.ResultLine;
import io.github.tfrnn.training.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One run of the command {@code tag}, from the texts to the line for scripts. */
final class TagRun {
  private static final int EXAMPLES = 3;

  private final TagSettings settings;
  private final RunFolder output;
  private final Console console;
  private final long started = System.nanoTime();

  TagRun(TagSettings settings, RunFolder output, Console console) {
    this.settings = settings;
    this.output = output;
    this.console = console;
  }

  /** Does it all and returns the share of the test's words that were tagged rightly. */
  double run() throws IOException {
    output.check();
    TagData data = TagData.of(texts(), settings.length(), settings.seed());
    console.result(data + "\n");
    TagPreparation preparation = TagPreparation.of(data, settings.numWords());
    try (TagModel model = new TagModel(settings, preparation)) {
      console.result(model.summary());
      long begun = System.nanoTime();
      History history = model.fit(data);
      double trainSeconds = Seconds.since(begun);

      List<TaggedText> tagged = model.tag(data.test());
      ConfusionMatrix confusion =
          ConfusionMatrix.of(
              data.classes().names(),
              data.classes().ids(TagData.labels(data.test())),
              data.classes().ids(TagData.labels(tagged)));
      checkState(
          Math.abs(model.accuracy(data.test()) - confusion.accuracy()) < 1e-4,
          "padding counts in the accuracy");
      TagBaselines baselines = TagBaselines.of(data.train(), data.test());
      console.result(
          String.format(
              Locale.ROOT,
              "%nTest accuracy: %.4f of the words%n               %.4f (each word's own most"
                  + " frequent label)%n               %.4f (always the most frequent label)%n",
              confusion.accuracy(),
              baselines.perWord(),
              baselines.commonest()));
      console.result(ClassificationReport.of(confusion) + "\n\n" + examples(data, tagged));
      Path curves = output.folder().resolve("training.png");
      TrainingCurves.save(history.series(), curves);
      console.result("\nPicture: " + curves);
      export(model, data, tagged);
      console.result(
          new ResultLine()
              .fraction("token_accuracy", confusion.accuracy())
              .fraction("baseline_per_word", baselines.perWord())
              .fraction("baseline_majority", baselines.commonest())
              .word("task", "tag")
              .number("labels", data.classes().size())
              .number("vocabulary", preparation.tokenizer().vocabularySize())
              .number("epochs", history.epochs())
              .number("train_words", TagData.words(data.train()))
              .number("test_words", TagData.words(data.test()))
              .seconds("train_seconds", trainSeconds)
              .seconds("total_seconds", Seconds.since(started))
              .toString());
      return confusion.accuracy();
    }
  }

  private List<String> texts() throws IOException {
    if (settings.data().isEmpty()) {
      return ParliamentDebates.read();
    }
    Path file = settings.data().get();
    console.progress("Reading " + file + " ...");
    return WholeText.read(file).lines().toList();
  }

  private static String examples(TagData data, List<TaggedText> tagged) {
    StringBuilder lines = new StringBuilder("Restored, for example:");
    for (int i = 0; i < Math.min(EXAMPLES, tagged.size()); i++) {
      int at = i * (tagged.size() / Math.min(EXAMPLES, tagged.size()));
      lines.append("\n  from  ").append(head(String.join(" ", data.test().get(at).words())));
      lines.append("\n  to    ").append(head(tagged.get(at).restored()));
      lines.append("\n  was   ").append(head(data.test().get(at).restored()));
    }
    return lines.toString();
  }

  private static String head(String text) {
    return text.lines().collect(Collectors.joining(" ")).substring(0, Math.min(100, text.length()));
  }

  /** Exports the model, loads it again, and sees whether it still says the same. */
  private void export(TagModel model, TagData data, List<TaggedText> expected) throws IOException {
    Path folder = output.modelFolder();
    model.export(folder);
    try (ExportedTagger exported = ExportedTagger.load(folder)) {
      List<String> again = TagData.labels(exported.tag(data.test()));
      List<String> labels = TagData.labels(expected);
      long apart = 0;
      for (int i = 0; i < labels.size(); i++) {
        apart += labels.get(i).equals(again.get(i)) ? 0 : 1;
      }
      checkState(
          apart <= labels.size() / 1000, // where two labels are equally likely, rounding decides
          "%s: the exported model tags %s of %s words otherwise",
          folder,
          apart,
          labels.size());
      console.result(
          "Model: %s%n  loaded again: it tags %d of %d words otherwise%n"
              .formatted(folder, apart, labels.size()));
    }
  }
}
