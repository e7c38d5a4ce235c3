package io.github.tfrnn.models;

import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.BackupAndRestore;
import io.github.tfrnn.training.CSVLogger;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.ModelCheckpoint;
import io.github.tfrnn.training.TensorBoard;
import io.github.tfrnn.training.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Trains for so many seconds with everything that writes files, and tells of early and late epochs:
 * their time, the resident memory and the open files after them.
 */
final class LongFitMain {

  private static final int ROWS = 2_000;

  private record Epoch(double seconds, long kilobytes, long files) {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    double most = Double.parseDouble(arguments[1]);
    int[][] x = TinyTask.ids(ROWS, 40, 5);
    Examples all = Examples.of(Rows.of(x), Rows.of(TinyTask.labels(x)));
    List<Epoch> epochs = new ArrayList<>();
    long start = System.nanoTime();
    Callback watch =
        new Callback() {
          private long begun;

          @Override
          public void onEpochBegin(TrainingState training, int epoch) {
            begun = System.nanoTime();
          }

          @Override
          public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
            epochs.add(new Epoch((System.nanoTime() - begun) * 1e-9, resident(), openFiles()));
            if ((System.nanoTime() - start) * 1e-9 > most) {
              training.stopTraining();
            }
          }
        };
    try (Sequential model = TinyTask.model(3)) {
      model.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      model.fit(
          all,
          TinyTask.silent(32)
              .epochs(1_000_000)
              .validationSplit(0.2)
              .callbacks(
                  BackupAndRestore.in(folder.resolve("backup")).everyBatches(10),
                  ModelCheckpoint.of(folder.resolve("best.npz")).saveBestOnly(true),
                  CSVLogger.of(folder.resolve("log.csv")),
                  TensorBoard.in(folder.resolve("events")).histogramFrequency(10),
                  watch));
    }
    report(epochs);
  }

  /**
   * Of a tenth of the epochs: the second, when all is warm, and the last. What else runs on a
   * machine lengthens some epochs; a training that slows down lengthens the quickest too.
   */
  private static void report(List<Epoch> epochs) {
    int tenth = Math.max(1, epochs.size() / 10);
    List<Epoch> early = epochs.subList(tenth, 2 * tenth);
    List<Epoch> late = epochs.subList(epochs.size() - tenth, epochs.size());
    System.out.printf(
        Locale.ROOT,
        "RESULT epochs=%d early_ms=%.1f late_ms=%.1f early_median_ms=%.1f late_median_ms=%.1f"
            + " early_mb=%d late_mb=%d early_files=%d late_files=%d%n",
        epochs.size(),
        seconds(early, 0.1) * 1e3,
        seconds(late, 0.1) * 1e3,
        seconds(early, 0.5) * 1e3,
        seconds(late, 0.5) * 1e3,
        early.get(early.size() - 1).kilobytes() / 1024,
        late.get(late.size() - 1).kilobytes() / 1024,
        early.get(early.size() - 1).files(),
        late.get(late.size() - 1).files());
  }

  private static double seconds(List<Epoch> epochs, double quantile) {
    double[] sorted = epochs.stream().mapToDouble(Epoch::seconds).sorted().toArray();
    return sorted[(int) (quantile * sorted.length)];
  }

  private static long resident() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long openFiles() {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LongFitMain() {}
}
