package io.github.tfrnn.samples.language;

import static com.google.common.base.Preconditions.checkState;

import io.github.tfrnn.optimizers.AdamW;
import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.RunFolder;
import io.github.tfrnn.samples.cli.Seconds;
import io.github.tfrnn.samples.data.WholeText;
import io.github.tfrnn.samples.reports.ResultLine;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.text.language.Generation;
import io.github.tfrnn.text.language.LanguageModel;
import io.github.tfrnn.text.language.Sampling;
import io.github.tfrnn.text.language.TextGenerator;
import io.github.tfrnn.text.language.TokenLevel;
import io.github.tfrnn.training.EarlyStopping;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.Verbosity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** One run of the command {@code language-model}, from the text to the line for scripts. */
final class LanguageRun {
  private static final int LENGTH = 400; // characters that are written in the end
  private static final Sampling SAMPLING = Sampling.temperature(0.8);

  private final LanguageSettings settings;
  private final RunFolder output;
  private final Console console;
  private final long started = System.nanoTime();

  LanguageRun(LanguageSettings settings, RunFolder output, Console console) {
    this.settings = settings;
    this.output = output;
    this.console = console;
  }

  /** Does it all and returns the validation loss in nats a token. */
  double run() throws IOException {
    output.check();
    LanguageSettings.Shape shape = settings.shape();
    int tokensPerBatch = Math.multiplyExact(shape.streams(), shape.timesteps());
    LanguageText text =
        new LanguageText(
            read(),
            settings.validation(),
            settings.level(),
            settings.vocabulary(),
            tokensPerBatch + 1);
    console.result(text + "\n");
    TimeBudget budget =
        new TimeBudget(60 * settings.minutes(), settings.learningRate(), System::nanoTime);
    try (LanguageModel model = model(text)) {
      console.result(model.summary() + "\n");
      model.compile(AdamW.of(settings.learningRate()).withWeightDecay(0.01));
      LanguageProgress progress =
          new LanguageProgress(
              budget,
              tokensPerBatch,
              () -> shown(text, write(model.generator(), text, LENGTH / 4)),
              console);
      int[] validation = text.validationIds();
      model.fit(
          text.trainIds(),
          FitOptions.ofBatches()
              .epochs(Integer.MAX_VALUE)
              .seed(settings.seed())
              .verbosity(Verbosity.SILENT)
              .validationData(model.batches(validation))
              .callbacks(
                  budget,
                  progress,
                  EarlyStopping.monitor("val_loss")
                      .patience(Integer.MAX_VALUE) // the time ends it
                      .restoreBestWeights(true)));
      double nats = model.evaluate(validation).get("loss");
      console.result(
          String.format(
              Locale.ROOT,
              "%nValidation: %.4f nats a token, perplexity %.2f, %.3f bits a character%s%n",
              nats,
              Math.exp(nats),
              bits(nats, text),
              text.unknownShare() > 0 ? ", where an unknown token is not spelled out" : ""));
      double writtenPerSecond = export(model, text);
      console.result(resultLine(text, nats, budget, progress, writtenPerSecond).toString());
      return nats;
    }
  }

  private String read() throws IOException {
    if (settings.data().isEmpty()) {
      return WholeText.ofWordNet();
    }
    Path file = settings.data().get();
    console.progress("Reading " + file + " ...");
    return WholeText.read(file);
  }

  private LanguageModel model(LanguageText text) {
    LanguageSettings.Shape shape = settings.shape();
    return LanguageModel.builder(text.tokens())
        .cell(shape.cell())
        .units(shape.units())
        .layers(shape.layers())
        .embedding(shape.embedding())
        .dropout(shape.dropout())
        .streams(shape.streams())
        .timesteps(shape.timesteps())
        .seed(settings.seed())
        .build();
  }

  private String write(TextGenerator generator, LanguageText text, int characters) {
    int length = settings.level() == TokenLevel.CHAR ? characters : characters / 4;
    return generator.generate(
        text.prompt(), Generation.ofLength(length).sampling(SAMPLING).seed(settings.seed()));
  }

  private static String shown(LanguageText text, String written) {
    return LanguageProgress.indented(text.prompt() + written);
  }

  /**
   * Exports the model, loads it again, sees whether it still writes the same, and returns how many
   * characters a second.
   */
  private double export(LanguageModel model, LanguageText text) throws IOException {
    Path folder = output.modelFolder();
    String expected = write(model.generator(), text, LENGTH);
    model.export(folder);
    try (ExportedModel exported = ExportedModel.load(folder)) {
      TextGenerator generator = TextGenerator.of(exported);
      write(generator, text, LENGTH / 4); // the first call is slow
      long begun = System.nanoTime();
      String written = write(generator, text, LENGTH);
      double perSecond = written.length() / Seconds.since(begun);
      console.result(shown(text, written));
      checkState(
          common(written, expected) >= Math.min(20, expected.length()), // then rounding may part
          "%s: the exported model writes \"%s\", the trained one wrote \"%s\"",
          folder,
          written,
          expected);
      console.result(
          String.format(
              Locale.ROOT,
              "Model: %s%n  loaded again: it writes the same, %,.0f characters a second%n",
              folder,
              perSecond));
      return perSecond;
    }
  }

  private static int common(String some, String other) {
    int end = 0;
    while (end < Math.min(some.length(), other.length()) && some.charAt(end) == other.charAt(end)) {
      end++;
    }
    return end;
  }

  private static double bits(double nats, LanguageText text) {
    return nats * text.validationTokensPerCharacter() / Math.log(2);
  }

  private ResultLine resultLine(
      LanguageText text,
      double nats,
      TimeBudget budget,
      LanguageProgress progress,
      double writtenPerSecond) {
    LanguageSettings.Shape shape = settings.shape();
    return new ResultLine()
        .fraction("validation_nats", nats)
        .fraction("perplexity", Math.exp(nats))
        .fraction("bits_per_character", bits(nats, text))
        .word("task", "language-model")
        .word("level", settings.level().label())
        .word("cell", shape.cell().toString().toLowerCase(Locale.ROOT))
        .number("units", shape.units())
        .number("tokens", text.tokens().size())
        .number("train_tokens_per_second", Math.round(progress.tokensPerSecond()))
        .number("written_characters_per_second", Math.round(writtenPerSecond))
        .seconds("train_seconds", budget.used())
        .seconds("total_seconds", Seconds.since(started));
  }
}
