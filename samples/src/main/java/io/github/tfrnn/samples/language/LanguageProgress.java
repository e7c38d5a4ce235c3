package io.github.tfrnn.samples.language;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.TrainingState;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Tells every few seconds how far a training is, and now and then what the model writes. */
final class LanguageProgress implements Callback {
  private static final double SECONDS_BETWEEN_LINES = 5;
  private static final double SHARE_BETWEEN_TEXTS = 0.2; // of the time

  private final TimeBudget budget;
  private final int tokensPerBatch;
  private final Supplier<String> text;
  private final Console console;
  private double toldAt;
  private double nextText = SHARE_BETWEEN_TEXTS / 4; // the first texts are the worst: show one
  private long batches;

  LanguageProgress(TimeBudget budget, int tokensPerBatch, Supplier<String> text, Console console) {
    this.budget = budget;
    this.tokensPerBatch = tokensPerBatch;
    this.text = text;
    this.console = console;
  }

  /** Returns the tokens that were trained in a second. */
  double tokensPerSecond() {
    return batches * (double) tokensPerBatch / budget.used();
  }

  @Override
  public void onTrainBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {
    batches++;
    double now = budget.used();
    if (now >= toldAt + SECONDS_BETWEEN_LINES) {
      toldAt = now;
      tell("training %.4f nats, %,.0f tokens a second", logs.get("loss"), tokensPerSecond());
    }
    if (budget.share() >= nextText && budget.share() < 1) {
      nextText = Math.max(budget.share(), nextText) + SHARE_BETWEEN_TEXTS;
      console.result(text.get());
    }
  }

  @Override
  public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
    tell(
        "epoch %d: training %.4f, validation %.4f nats",
        epoch + 1, logs.get("loss"), logs.get("val_loss"));
  }

  private void tell(String what, Object... values) {
    long seconds = Math.round(budget.used());
    console.progress(
        String.format(Locale.ROOT, "  %d:%02d  ", seconds / 60, seconds % 60)
            + String.format(Locale.ROOT, what, values));
  }

  static String indented(String text) {
    return text.strip().indent(4).stripTrailing() + System.lineSeparator();
  }
}
