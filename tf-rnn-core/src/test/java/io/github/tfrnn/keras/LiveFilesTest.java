package io.github.tfrnn.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.optimizers.Adadelta;
import io.github.tfrnn.optimizers.Adafactor;
import io.github.tfrnn.optimizers.Adagrad;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.optimizers.AdamW;
import io.github.tfrnn.optimizers.Adamax;
import io.github.tfrnn.optimizers.Ftrl;
import io.github.tfrnn.optimizers.Lamb;
import io.github.tfrnn.optimizers.Lion;
import io.github.tfrnn.optimizers.Muon;
import io.github.tfrnn.optimizers.Nadam;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.optimizers.RMSprop;
import io.github.tfrnn.optimizers.SGD;
import io.github.tfrnn.optimizers.schedules.ExponentialDecay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/**
 * Reads the files that {@code src/test/python/live_files.py} wrote, if it did, and writes files for
 * it to read, of a fresh seed.
 */
class LiveFilesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "target", "interop", "files");
  private static final long SEED = new Random().nextLong();

  static Map<String, Optimizer> optimizers() {
    Map<String, Optimizer> all = new LinkedHashMap<>();
    all.put("Adam", Adam.of(0.01));
    all.put("AdamAmsgradEma", new Adam(0.01, 0.9, 0.999, 1e-7, true).withEma(0.9));
    all.put("AdamAccumulated", Adam.of(0.01).withGradientAccumulationSteps(2));
    all.put("AdamScheduled", Adam.create().withLearningRate(ExponentialDecay.of(0.05, 2, 0.5)));
    all.put("SGD", new SGD(0.05, 0.9, true));
    all.put("RMSprop", new RMSprop(0.01, 0.9, 0.5, 1e-7, true));
    all.put("Adagrad", Adagrad.of(0.05));
    all.put("Adadelta", Adadelta.of(0.5));
    all.put("Adamax", Adamax.of(0.01));
    all.put("AdamW", AdamW.of(0.01));
    all.put("Nadam", Nadam.of(0.01));
    all.put("Lion", Lion.of(0.001)); // as in live_files.py
    all.put("Ftrl", Ftrl.of(0.05));
    all.put("Lamb", Lamb.of(0.01));
    all.put("Adafactor", Adafactor.of(0.01));
    all.put("Muon", Muon.of(0.01));
    return all;
  }

  static Iterable<String> names() {
    return optimizers().keySet();
  }

  /** The two models take turns, as in live_files.py: random_files.py mixes them further. */
  private static boolean isText(String optimizer) {
    return List.copyOf(optimizers().keySet()).indexOf(optimizer) % 2 == 0;
  }

  private static void compile(Model model, boolean text, String optimizer) {
    model.compile(
        optimizers().get(optimizer),
        text ? Loss.CATEGORICAL_CROSSENTROPY : Loss.MEAN_SQUARED_ERROR);
  }

  @ParameterizedTest
  @MethodSource("names")
  void writesFilesForPython(String optimizer) throws IOException {
    Random random = new Random(SEED + optimizer.hashCode());
    boolean text = isText(optimizer);
    Path folder =
        Files.createDirectories(
            FOLDER.resolve("java").resolve(optimizer + (text ? "-text" : "-wide")));
    FloatRows x = text ? ids(random) : numbers(random, 4, 5, 3);
    FloatRows y = numbers(random, 4, 2);
    try (Model model = text ? KerasExample.text() : KerasExample.wide()) {
      compile(model, text, optimizer);
      Examples examples = Examples.of(rows(x, text), y);
      model.trainOnBatch(examples);
      model.trainOnBatch(examples);
      model.saveWeights(folder.resolve("a.weights.h5"));
      model.saveWeights(folder.resolve("a.h5"));
      KerasFile.of(model).write(folder.resolve("a.keras"));
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("x", told(x));
      told.put("y", told(y));
      told.put("before", told(model.predict(rows(x, text), 4)));
      for (int i = 0; i < 3; i++) {
        model.trainOnBatch(examples);
      }
      told.put("after", told(model.predict(rows(x, text), 4)));
      new ObjectMapper().writeValue(folder.resolve("a.json").toFile(), told);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsFilesOfPython(String optimizer) throws IOException {
    Path folder = FOLDER.resolve("python");
    assumeTrue(Files.isDirectory(folder), "live_files.py has written nothing");
    boolean text = isText(optimizer);
    Path stem = folder.resolve(optimizer + (text ? "-text" : "-wide"));
    KerasExample example =
        new KerasExample(
            text ? "text" : "wide", new ObjectMapper().readTree(stem.resolve("a.json").toFile()));
    try (Model model = example.create()) {
      compile(model, text, optimizer);
      model.loadWeights(stem.resolve("a.weights.h5"));
      assertThat(model.getOptimizerValues().orElseThrow().iterations()).isEqualTo(2);
      assertClose(stem, model.predict(example.x(), 4), example.rows("before"), 1e-5f);
      for (int i = 0; i < 3; i++) {
        model.trainOnBatch(Examples.of(example.x(), example.rows("y")));
      }
      float tolerance = optimizer.equals("Lion") ? 1e-3f : 1e-4f; // as in live_files.py
      assertClose(stem, model.predict(example.x(), 4), example.rows("after"), tolerance);
    }
  }

  private static void assertClose(Path of, FloatRows actual, FloatRows expected, float tolerance) {
    for (int i = 0; i < expected.shape().size(); i++) {
      assertThat(actual.flat(i)).as("%s, %d", of, i).isCloseTo(expected.flat(i), within(tolerance));
    }
  }

  private static Rows rows(FloatRows x, boolean text) {
    if (!text) {
      return x;
    }
    int[][] ids = new int[4][6];
    for (int i = 0; i < 24; i++) {
      ids[i / 6][i % 6] = (int) x.flat(i);
    }
    return Rows.of(ids);
  }

  private static FloatRows ids(Random random) {
    float[] ids = new float[24];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = i % 6 == 0 ? 1 + random.nextInt(29) : random.nextInt(30);
    }
    return FloatRows.ofFlat(ids, Shape.of(4, 6));
  }

  private static FloatRows numbers(Random random, long... axes) {
    float[] values = new float[(int) Shape.of(axes).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (axes.length == 2 ? random.nextDouble() : random.nextGaussian());
    }
    return FloatRows.ofFlat(values, Shape.of(axes));
  }

  private static Map<String, Object> told(FloatRows rows) {
    float[] values = rows.toFlat();
    return Map.of(
        "shape",
        rows.shape().asArray(),
        "values",
        Arrays.asList(
            java.util.stream.IntStream.range(0, values.length)
                .mapToObj(i -> (double) values[i])
                .toArray()));
  }
}
