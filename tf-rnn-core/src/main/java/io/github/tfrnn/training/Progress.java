package io.github.tfrnn.training;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Shows a training's progress as Keras does: a bar with the time left, or a line an epoch. */
final class Progress implements Callback {

  private static final int BAR_WIDTH = 20;
  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintStream out;
  private final boolean bar;
  private long epochStart;
  private long lastDrawn;
  private int epoch;
  private int done; // batches
  private int widest;

  private Progress(PrintStream out, boolean bar) {
    this.out = out;
    this.bar = bar;
  }

  /**
   * Returns what shows progress in the way asked for; something that does nothing if none is
   * wanted.
   */
  static Callback of(FitOptions options) {
    PrintStream out = options.progress();
    return switch (options.verbosity()) {
      case SILENT -> new Callback() {};
      case BAR -> new Progress(out, true);
      case LINES -> new Progress(out, false);
      case AUTO -> new Progress(out, options.progressOnStandardError() && interactive());
    };
  }

  // Whether standard error in particular is a terminal cannot be asked; the console stands for it.

  /** From Java 22 on there is a console even where it is no terminal; it can be asked. */
  @SuppressWarnings("SystemConsoleNull") // what that warning says is taken care of
  private static boolean interactive() {
    if (System.console() == null) {
      return false;
    }
    try {
      return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
    } catch (NoSuchMethodException beforeJava22) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  @Override
  public void onEpochBegin(TrainingState training, int newEpoch) {
    epoch = newEpoch;
    epochStart = System.nanoTime();
    lastDrawn = epochStart;
    widest = 0;
    if (bar) {
      out.printf(Locale.ROOT, "Epoch %d/%d%n", epoch + 1, training.epochs());
    }
  }

  @Override
  public void onTrainBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {
    done = batch + 1;
    if (bar && System.nanoTime() - lastDrawn > REDRAW_NANOS) {
      lastDrawn = System.nanoTime();
      draw(training, done, logs);
    }
  }

  @Override
  public void onEpochEnd(TrainingState training, int endedEpoch, Map<String, Double> logs) {
    if (bar) {
      draw(training, done, logs);
      out.println();
      return;
    }
    out.printf(
        Locale.ROOT,
        "Epoch %d/%d - %s - %s%s%n",
        epoch + 1,
        training.epochs(),
        duration(elapsed()),
        perStep(done),
        numbers(logs));
  }

  private void draw(TrainingState training, int batches, Map<String, Double> logs) {
    OptionalInt steps = training.stepsPerEpoch();
    String line = steps.isPresent() ? known(batches, steps.getAsInt()) : unknown(batches);
    line += numbers(logs);
    widest = Math.max(widest, line.length());
    out.print("\r" + line + " ".repeat(widest - line.length()));
    out.flush();
  }

  private String known(int batches, int steps) {
    int filled = (int) Math.min(BAR_WIDTH, (long) BAR_WIDTH * batches / steps);
    double left = elapsed() / batches * (steps - batches);
    return "%d/%d %s%s %s %s"
        .formatted(
            batches,
            steps,
            "━".repeat(filled),
            "─".repeat(BAR_WIDTH - filled),
            duration(batches >= steps ? elapsed() : left),
            perStep(batches));
  }

  /** The first pass over a data set that does not know its size. */
  private String unknown(int batches) {
    return "%d/? %s %s".formatted(batches, duration(elapsed()), perStep(batches));
  }

  private double elapsed() {
    return (System.nanoTime() - epochStart) * 1e-9;
  }

  private String perStep(int steps) {
    double millis = elapsed() * 1000 / steps;
    return millis < 10
        ? String.format(Locale.ROOT, "%.1fms/step", millis)
        : String.format(Locale.ROOT, "%.0fms/step", millis);
  }

  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + "s";
    }
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  private static String numbers(Map<String, Double> logs) {
    StringBuilder text = new StringBuilder();
    logs.forEach(
        (name, value) -> {
          boolean tiny = value != 0 && Math.abs(value) < 1e-3;
          text.append(
              String.format(Locale.ROOT, tiny ? " - %s: %.4e" : " - %s: %.4f", name, value));
        });
    return text.toString();
  }
}
