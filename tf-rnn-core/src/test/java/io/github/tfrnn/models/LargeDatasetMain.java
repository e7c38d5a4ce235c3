package io.github.tfrnn.models;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.Batching;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.datasets.TFExample;
import io.github.tfrnn.datasets.TFRecordFile;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.LambdaCallback;
import io.github.tfrnn.training.Verbosity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tensorflow.ndarray.Shape;

/**
 * Trains on a record file that is larger than memory may be, or on the first of its examples from
 * memory, and tells how long a step took and how large the process became.
 *
 * <pre>
 *   write FILE EXAMPLES     makes the file: sequences of 100 timesteps of 128 numbers, 51 kB each
 *   file FILE STEPS         one epoch from the file
 *   memory FILE STEPS       as many steps from arrays
 * </pre>
 */
final class LargeDatasetMain {

  private static final int TIMESTEPS = 100;
  private static final int FEATURES = 128;
  private static final int BATCH_SIZE = 32;
  private static final int IN_MEMORY = 64 * BATCH_SIZE;
  private static final int WARM_UP = 20; // steps

  public static void main(String[] arguments) {
    Path file = Path.of(arguments[1]);
    int count = Integer.parseInt(arguments[2]);
    switch (arguments[0]) {
      case "write" -> write(file, count);
      case "file" -> fit(batches(file), count);
      case "memory" -> {
        Examples all = all(file);
        fit(all, count);
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void write(Path file, int count) {
    Dataset<TFExample> examples =
        Dataset.generate(
            () -> IntStream.range(0, count).mapToObj(LargeDatasetMain::example).iterator());
    TFRecordFile.of(file).writeExamples(examples);
    System.out.println("WRITTEN examples=" + count + " bytes=" + size(file));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TFExample example(int number) {
    SplittableRandom random = new SplittableRandom(number);
    float[] values = new float[TIMESTEPS * FEATURES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble() - 0.5f;
    }
    return TFExample.builder().floats("x", values).ints("y", values[0] > 0 ? 1 : 0).build();
  }

  private static Examples parsed(TFExample example) {
    FloatRows x = FloatRows.ofFlat(example.floats("x"), Shape.of(1, TIMESTEPS, FEATURES));
    return Examples.of(x, Rows.of(example.ints("y")));
  }

  private static Dataset<Examples> batches(Path file) {
    return TFRecordFile.of(file)
        .examples()
        .map(LargeDatasetMain::parsed)
        .shuffle(500, 1)
        .apply(Batching.of(BATCH_SIZE))
        .prefetch(4);
  }

  private static Examples all(Path file) {
    Iterator<Examples> whole =
        TFRecordFile.of(file)
            .examples()
            .map(LargeDatasetMain::parsed)
            .take(IN_MEMORY)
            .apply(Batching.of(IN_MEMORY))
            .toList()
            .iterator();
    return whole.next();
  }

  private static FitOptions steps(FitOptions options, int count, long[] times) {
    return options
        .stepsPerEpoch(count)
        .verbosity(Verbosity.SILENT)
        .callbacks(
            LambdaCallback.create()
                .trainBatchEnd((training, batch, logs) -> times[batch] = System.nanoTime()));
  }

  private static Sequential model() {
    Sequential model =
        TinyTask.model(
            1,
            LSTM.builder(64).returnSequences(true).build(),
            LSTM.of(64),
            Dense.of(2, Activation.SOFTMAX));
    model.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
    return model;
  }

  private static void fit(Dataset<Examples> batches, int count) {
    long[] times = new long[count];
    try (Sequential model = model()) {
      model.fit(batches, steps(FitOptions.ofBatches(), count, times));
    }
    report("file", times);
  }

  private static void fit(Examples all, int count) {
    long[] times = new long[count];
    try (Sequential model = model()) {
      model.fit(all, steps(FitOptions.batchSize(BATCH_SIZE), count, times));
    }
    report("memory", times);
  }

  private static void report(String from, long[] times) {
    double millis =
        (times[times.length - 1] - times[WARM_UP]) * 1e-6 / (times.length - 1 - WARM_UP);
    System.out.printf(
        Locale.ROOT,
        "RESULT from=%s steps=%d step_ms=%.2f peak_mb=%d%n",
        from,
        times.length,
        millis,
        peakKilobytes() / 1024);
  }

  /** The most that was resident, of heap and native memory. */
  private static long peakKilobytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LargeDatasetMain() {}
}
