package io.github.tfrnn.models;

import static io.github.tfrnn.models.TinyTask.features;
import static io.github.tfrnn.models.TinyTask.ids;
import static io.github.tfrnn.models.TinyTask.labels;
import static io.github.tfrnn.models.TinyTask.silent;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tensorflow.Graph;

/**
 * Long work in a JVM whose heap does not grow: prints the resident memory, in kB, after a warm-up
 * and at the end.
 */
public final class SoakMain {

  private SoakMain() {}

  /** Takes the name of the work. */
  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "fit" -> fit();
      case "predict" -> predict();
      case "lengths" -> lengths();
      case "models" -> models();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static Sequential compiled() {
    Sequential model = TinyTask.model(1);
    model.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
    return model;
  }

  /** A model whose batches are large beside what malloc takes on its own. */
  private static Sequential wide() {
    return TinyTask.model(
        1, LSTM.builder(4).dropout(0.2).build(), Dropout.of(0.1), Dense.of(2, Activation.SOFTMAX));
  }

  /** 300 epochs of 21 batches of 80 kB, the last of another size. */
  private static void fit() {
    float[][][] x = features(165, 10, 256, 1);
    int[] y = new int[165];
    Arrays.setAll(y, row -> x[row][0][0] > 0 ? 1 : 0);
    Callback memory =
        new Callback() {
          @Override
          public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
            if (epoch == 100) {
              report("warm");
            }
          }
        };
    try (Sequential model = wide()) {
      model.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      model.fit(x, y, silent(8).epochs(300).validationData(x, y).callbacks(memory));
      report("end");
    }
  }

  /** 10 000 predictions by 8 threads, each compared with that of one. */
  private static void predict() throws Exception {
    List<float[][][]> inputs = new ArrayList<>();
    List<float[][]> expected = new ArrayList<>();
    try (Sequential model = wide()) {
      for (int i = 0; i < 50; i++) {
        float[][][] x = features(1 + i % 40, 5 + i, 16, i);
        inputs.add(x);
        expected.add(model.predict(x));
      }
      ExecutorService threads = Executors.newFixedThreadPool(8);
      try {
        predict(model, inputs, expected, threads, 3000);
        report("warm");
        predict(model, inputs, expected, threads, 10_000);
        report("end");
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static void predict(
      Sequential model,
      List<float[][][]> inputs,
      List<float[][]> expected,
      ExecutorService threads,
      int count)
      throws Exception {
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int which = i % inputs.size();
      tasks.add(() -> Arrays.deepEquals(model.predict(inputs.get(which)), expected.get(which)));
    }
    for (Future<Boolean> same : threads.invokeAll(tasks)) {
      if (!same.get()) {
        throw new AssertionError("a prediction differs from that of one thread");
      }
    }
  }

  /** 1000 batches of random lengths and sizes, half predicted and half fitted. */
  private static void lengths() throws ReflectiveOperationException {
    Random random = new Random(1);
    try (Sequential model = compiled()) {
      int operations = 0;
      for (int i = 0; i < 1000; i++) {
        int[][] x = ids(1 + random.nextInt(16), 1 + random.nextInt(300), i);
        if (i % 2 == 0) {
          model.predict(x);
        } else {
          model.fit(x, labels(x), silent(16));
        }
        if (i == 99) {
          operations = operations(model);
        }
        if (i == 300) {
          report("warm");
        }
      }
      report("end");
      System.out.println("operations " + operations + " " + operations(model));
    }
  }

  private static int operations(Sequential model) throws ReflectiveOperationException {
    Object program = field(Sequential.class, "program").get(model);
    Graph graph = (Graph) field(program.getClass(), "graph").get(program);
    int count = 0;
    for (var all = graph.operations(); all.hasNext(); all.next()) {
      count++;
    }
    return count;
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /** 200 models opened, trained, asked and closed. */
  private static void models() {
    int[][] x = ids(16, 10, 1);
    for (int i = 0; i < 200; i++) {
      if (i == 60) {
        report("warm");
      }
      try (Sequential model = TinyTask.plain(i)) {
        model.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
        model.fit(x, labels(x), silent(16));
        model.predict(x);
      }
    }
    report("end");
  }

  private static void report(String when) {
    System.gc(); // frees what only finalization would
    try {
      String rss =
          Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .findFirst()
              .orElseThrow()
              .replaceAll("\\D", "");
      System.out.println(when + " " + rss);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
