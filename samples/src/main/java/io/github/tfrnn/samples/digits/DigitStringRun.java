package io.github.tfrnn.samples.digits;

import static com.google.common.base.Preconditions.checkState;

import io.github.tfrnn.decoding.CTCDecoder;
import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.RunFolder;
import io.github.tfrnn.samples.cli.Seconds;
import io.github.tfrnn.samples.plots.TrainingCurves;
import io.github.tfrnn.samples.reports.ResultLine;
import io.github.tfrnn.training.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One run of the command {@code digit-strings}, from the recordings to the line for scripts. */
final class DigitStringRun {
  private static final double ROUNDING = 1e-3; // by which logits of a model and its export differ
  private static final int WRONG = 10; // that are told
  private static final int COMPARED = 50; // that the export is asked

  private final DigitStringSettings settings;
  private final RunFolder output;
  private final Console console;
  private final long started = System.nanoTime();

  DigitStringRun(DigitStringSettings settings, RunFolder output, Console console) {
    this.settings = settings;
    this.output = output;
    this.console = console;
  }

  /** Does it all and returns the character error rate of the test by beam search. */
  double run() throws IOException {
    output.check();
    DigitSettings training = settings.training();
    console.progress(
        training.data().isPresent()
            ? "Reading " + training.data().get() + " ..."
            : "Speaking digits with FreeTTS ...");
    DigitData data = DigitData.read(training, console);
    List<DigitString> test =
        DigitStrings.drawn(data.test(), settings.testStrings(), training.seed() + 3).toList();
    console.result(
        "%s%nStrings: %,d for each epoch, of %d to %d recordings with pauses; test: %s%n"
            .formatted(
                data,
                settings.strings(),
                DigitStrings.SHORTEST,
                DigitStrings.LONGEST,
                DigitStrings.facts(test)));
    try (DigitStringModel model = new DigitStringModel(settings, data.classNames())) {
      console.result("Features: " + model.mfcc() + "\n");
      console.result(model.summary());
      long begun = System.nanoTime();
      History history = model.fit(data);
      double trainSeconds = Seconds.since(begun);

      console.progress("Testing ...");
      List<float[][]> logits = model.logits(test);
      CTCDecoder decoder = CTCDecoder.beamSearch(settings.beam());
      StringErrors greedy = StringErrors.of(test, DigitReader.read(logits, CTCDecoder.greedy()));
      List<List<Integer>> heard = DigitReader.read(logits, decoder);
      StringErrors beam = StringErrors.of(test, heard);
      console.result(
          String.format(
              Locale.ROOT,
              "Trained for %d epochs in %.1f s%nTest, greedy: %s%nTest, beam of %d: %s%n",
              history.epochs(),
              trainSeconds,
              greedy,
              settings.beam(),
              beam));
      console.result(wrong(test, heard, data.classNames()));
      Path curves = output.folder().resolve("training.png");
      TrainingCurves.save(history.series(), "label_error_rate", curves);
      console.result("\nPicture: " + curves);
      export(model, test, logits, decoder);
      console.result(
          new ResultLine()
              .fraction("character_error", beam.characterError())
              .word("task", "digit-strings")
              .fraction("character_error_greedy", greedy.characterError())
              .fraction("exact_strings", beam.exactShare())
              .fraction("exact_strings_greedy", greedy.exactShare())
              .word("split", training.data().isEmpty() ? "unheard" : training.split().text())
              .number("units", training.units())
              .number("epochs", history.epochs())
              .number("strings", settings.strings())
              .number("test_strings", test.size())
              .number("beam", settings.beam())
              .number("sample_rate", training.sampleRate())
              .seconds("train_seconds", trainSeconds)
              .seconds("total_seconds", Seconds.since(started))
              .toString());
      return beam.characterError();
    }
  }

  private static String wrong(
      List<DigitString> test, List<List<Integer>> heard, List<String> classNames) {
    StringBuilder lines = new StringBuilder();
    int count = 0;
    for (int i = 0; i < heard.size(); i++) {
      List<Integer> said = test.get(i).classes();
      if (!said.equals(heard.get(i)) && count++ < WRONG) {
        lines
            .append("\n  said ")
            .append(named(said, classNames))
            .append(", heard ")
            .append(named(heard.get(i), classNames));
      }
    }
    return count == 0
        ? "All strings were heard as they were said."
        : "Heard otherwise: %d of %d%s%s"
            .formatted(count, heard.size(), lines, count > WRONG ? "\n  …" : "");
  }

  private static String named(List<Integer> classes, List<String> classNames) {
    return classes.isEmpty()
        ? "nothing"
        : classes.stream().map(classNames::get).collect(Collectors.joining(" "));
  }

  /** Exports the model, loads it again, and sees whether it says the same of samples. */
  private void export(
      DigitStringModel model, List<DigitString> test, List<float[][]> logits, CTCDecoder decoder)
      throws IOException {
    Path folder = output.modelFolder();
    model.export(folder);
    double farthest = 0;
    int compared = Math.min(COMPARED, test.size());
    try (ExportedDigitStrings exported = ExportedDigitStrings.load(folder)) {
      for (int i = 0; i < compared; i++) {
        float[][] again = exported.logits(test.get(i).sound());
        farthest = Math.max(farthest, distance(again, logits.get(i)));
        checkState(
            farthest <= ROUNDING,
            "%s: the exported model differs from the trained one by %s in a logit",
            folder,
            farthest);
        checkState(
            DigitReader.read(again, decoder).equals(DigitReader.read(logits.get(i), decoder)),
            "%s: the exported model hears string %s otherwise than the trained one",
            folder,
            i);
      }
    }
    console.result(
        String.format(
            Locale.ROOT,
            "Model: %s%n  loaded again: of samples, it hears the same in %d strings; its logits"
                + " differ by at most %.0e%n",
            folder,
            compared,
            farthest));
  }

  /** Returns the greatest difference; infinite for another number of timesteps. */
  private static double distance(float[][] a, float[][] b) {
    double greatest = a.length == b.length ? 0 : Double.POSITIVE_INFINITY;
    for (int t = 0; t < Math.min(a.length, b.length); t++) {
      for (int i = 0; i < a[t].length; i++) {
        greatest = Math.max(greatest, Math.abs(a[t][i] - b[t][i]));
      }
    }
    return greatest;
  }
}
