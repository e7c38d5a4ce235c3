package io.github.tfrnn.samples.digits;

import static com.google.common.base.Preconditions.checkState;

import io.github.tfrnn.audio.data.LabelledSound;
import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.RunFolder;
import io.github.tfrnn.samples.cli.Seconds;
import io.github.tfrnn.samples.plots.ConfusionHeatMap;
import io.github.tfrnn.samples.plots.FeaturePicture;
import io.github.tfrnn.samples.plots.TrainingCurves;
import io.github.tfrnn.samples.reports.ClassificationReport;
import io.github.tfrnn.samples.reports.ConfusionMatrix;
import io.github.tfrnn.samples.reports.Predictions;
import io.github.tfrnn.samples.reports.ResultLine;
import io.github.tfrnn.training.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** One run of the command {@code digits}, from the recordings to the line for scripts. */
final class DigitRun {
  private static final double ROUNDING = 1e-4; // by which a model and its export may differ
  private static final int WRONG = 10; // that are told
  private static final int COMPARED = 50; // that the export is asked

  private final DigitSettings settings;
  private final RunFolder output;
  private final Console console;
  private final long started = System.nanoTime();

  DigitRun(DigitSettings settings, RunFolder output, Console console) {
    this.settings = settings;
    this.output = output;
    this.console = console;
  }

  /** Does it all and returns the share of the test's recordings that were recognized. */
  double run() throws IOException {
    output.check();
    console.progress(
        settings.data().isPresent()
            ? "Reading " + settings.data().get() + " ..."
            : "Speaking digits with FreeTTS ...");
    DigitData data = DigitData.read(settings, console);
    console.result(data + "\n");
    try (DigitModel model = new DigitModel(settings, data)) {
      console.result("Features: " + model.mfcc() + "\n");
      console.result(model.summary());
      long begun = System.nanoTime();
      History history = model.fit(data);
      double trainSeconds = Seconds.since(begun);

      console.progress("Testing ...");
      Predictions predictions = model.predict(data.test());
      int[] best = predictions.best();
      ConfusionMatrix confusion =
          ConfusionMatrix.of(data.classNames(), DigitData.labels(data.test()), best);
      console.result(
          String.format(
              Locale.ROOT,
              "Trained for %d epochs in %.1f s%nTest accuracy: %.4f%n%n",
              history.epochs(),
              trainSeconds,
              confusion.accuracy()));
      console.result(ClassificationReport.of(confusion) + "\n\n" + wrong(data, best));
      draw(history, confusion, model, data.test().get(0));
      export(model, data, predictions);
      console.result(
          new ResultLine()
              .fraction("test_accuracy", confusion.accuracy())
              .word("task", "digits")
              .word("split", settings.data().isEmpty() ? "unheard" : settings.split().text())
              .word("model", settings.architecture().toString())
              .number("units", settings.units())
              .number("epochs", history.epochs())
              .number("classes", data.classNames().size())
              .number("sample_rate", settings.sampleRate())
              .number("train_recordings", data.train().size())
              .number("test_recordings", data.test().size())
              .seconds("train_seconds", trainSeconds)
              .seconds("total_seconds", Seconds.since(started))
              .toString());
      return confusion.accuracy();
    }
  }

  private static String wrong(DigitData data, int[] best) {
    StringBuilder lines = new StringBuilder();
    int count = 0;
    for (int i = 0; i < best.length; i++) {
      LabelledSound recording = data.test().get(i);
      if (best[i] != recording.label() && count++ < WRONG) {
        lines
            .append("\n  ")
            .append(recording.name())
            .append(" taken for ")
            .append(data.classNames().get(best[i]));
      }
    }
    return count == 0
        ? "All were recognized."
        : "Taken for others: %d of %d%s%s"
            .formatted(count, best.length, lines, count > WRONG ? "\n  …" : "");
  }

  private void draw(
      History history, ConfusionMatrix confusion, DigitModel model, LabelledSound example)
      throws IOException {
    Path curves = output.folder().resolve("training.png");
    TrainingCurves.save(history.series(), curves);
    ConfusionHeatMap.save(confusion, output.folder().resolve("confusion.png"));
    FeaturePicture.save(
        model.mfcc().of(example.sound()),
        "MFCC of " + example.name() + ": time from left to right, coefficients from below",
        output.folder().resolve("mfcc.png"));
    console.result("\nPictures: " + curves + ", confusion.png, mfcc.png");
  }

  /** Exports the model, loads it again, and sees whether it says the same of samples. */
  private void export(DigitModel model, DigitData data, Predictions expected) throws IOException {
    Path folder = output.modelFolder();
    model.export(folder);
    try (ExportedDigits exported = ExportedDigits.load(folder)) {
      float[][] again =
          data.test().stream()
              .limit(COMPARED)
              .map(each -> exported.probabilities(each.sound()))
              .toArray(float[][]::new);
      double distance = Predictions.of(again).distance(expected);
      checkState(
          distance <= ROUNDING,
          "%s: the exported model differs from the trained one by %s in a probability",
          folder,
          distance);
      console.result(
          String.format(
              Locale.ROOT,
              "Model: %s%n  loaded again: of samples, its probabilities differ by at most %.0e%n",
              folder,
              distance));
    }
  }
}
