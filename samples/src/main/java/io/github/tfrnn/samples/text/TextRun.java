package io.github.tfrnn.samples.text;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.data.TextData;
import io.github.tfrnn.samples.reports.ResultLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** One run of the command {@code text}, from the texts to the line for scripts. */
final class TextRun {
  private final TextSettings settings;
  private final Optional<Path> export;
  private final Path plots;
  private final Console console;

  TextRun(TextSettings settings, Optional<Path> export, Path plots, Console console) {
    this.settings = settings;
    this.export = export;
    this.plots = plots;
    this.console = console;
  }

  void run() throws IOException {
    if (export.isPresent() && Files.exists(export.get())) {
      throw new IOException(export.get() + ": exists already; give --export another folder");
    }
    String source = settings.data().map(Path::toString).orElse("definitions of WordNet 3.1");
    console.progress("Reading " + source + " ...");
    TextData data = TextCorpus.read(settings);
    console.result(TextFacts.ofTexts(data, source));
    PreparedTexts texts = PreparedTexts.of(data, settings);
    console.result("\n" + TextFacts.ofTokens(texts));
    TextBaselines baselines = TextBaselines.of(texts);
    console.result(
        String.format(
            Locale.ROOT,
            "%nTest accuracy: majority class %.4f, naive Bayes %.4f",
            baselines.majority(),
            baselines.naiveBayes()));
    console.progress("Pictures go to " + plots);
    console.result(
        new ResultLine()
            .word("task", "text")
            .fraction("baseline_majority", baselines.majority())
            .fraction("baseline_naive_bayes", baselines.naiveBayes())
            .toString());
  }
}
