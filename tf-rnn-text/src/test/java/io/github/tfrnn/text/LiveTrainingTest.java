package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.optimizers.RMSprop;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.Verbosity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Trains models for five steps and writes their weights before and after to {@code
 * target/interop/training}; {@code .ci/python/check_training.py} lets Keras do the same steps.
 */
@Tag("slow")
class LiveTrainingTest {
  private static final int STEPS = 5;
  private static final int BATCH = 6;
  private static final int TIMESTEPS = 9;
  private static final int IDS = 23;
  private static final int CLASSES = 4;

  /**
   * A model, and the same as Keras's configuration.
   *
   * @param keras layers, first to last: class name and arguments
   */
  private record Case(
      String name, Optimizer optimizer, List<Layer> layers, List<Map<String, ?>> keras) {}

  private static List<Case> cases() {
    return List.of(
        new Case(
            "adam",
            Adam.create(),
            List.of(Embedding.of(IDS, 7), LSTM.of(5), Dense.of(CLASSES, Activation.SOFTMAX)),
            List.of(
                keras("Embedding", Map.of("input_dim", IDS, "output_dim", 7)),
                keras("LSTM", Map.of("units", 5)),
                keras("Dense", Map.of("units", CLASSES, "activation", "softmax")))),
        new Case(
            "rmsprop",
            RMSprop.create(),
            List.of(
                Embedding.builder(IDS, 7).maskZero(true).build(),
                Bidirectional.of(LSTM.of(5)),
                Dense.of(CLASSES, Activation.SOFTMAX)),
            List.of(
                keras("Embedding", Map.of("input_dim", IDS, "output_dim", 7, "mask_zero", true)),
                keras("Bidirectional", Map.of("layer", keras("LSTM", Map.of("units", 5)))),
                keras("Dense", Map.of("units", CLASSES, "activation", "softmax")))));
  }

  private static Map<String, ?> keras(String className, Map<String, ?> config) {
    return Map.of("class_name", className, "config", config);
  }

  @Test
  void trainsForKeras() throws IOException {
    Path folder = Interop.emptyFolder("training");
    for (long seed : new long[] {20261125, Interop.freshSeed()}) {
      for (Case each : cases()) {
        train(each, seed, folder.resolve("%s-seed%d.json".formatted(each.name(), seed)));
      }
    }
  }

  private static void train(Case asked, long seed, Path file) throws IOException {
    Random random = new Random(seed);
    Rows x = ids(random);
    Rows y = Rows.of(random.ints((long) STEPS * BATCH, 0, CLASSES).toArray());
    try (Sequential model = Sequential.seeded(seed, asked.layers().toArray(Layer[]::new))) {
      model.compile(asked.optimizer(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
      Map<String, FloatRows> initial = model.getWeights();
      History history =
          model.fit(x, y, FitOptions.batchSize(BATCH).shuffle(false).verbosity(Verbosity.SILENT));
      assertThat(history.last("loss")).isFinite();
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("seed", seed);
      content.put("layers", asked.keras());
      content.put("optimizer", asked.name());
      content.put("batch_size", BATCH);
      content.put("x", Interop.array(x));
      content.put("y", Interop.array(y));
      content.put("initial", Interop.arrays(initial));
      content.put("trained", Interop.arrays(model.getWeights()));
      content.put("loss", history.last("loss"));
      Interop.write(file, content);
    }
  }

  /** Returns ids with padding on the left, in the middle, and whole rows of it. */
  private static Rows ids(Random random) {
    int[][] ids = new int[STEPS * BATCH][TIMESTEPS];
    for (int row = 0; row < ids.length; row++) {
      int length = random.nextInt(TIMESTEPS + 1);
      for (int t = TIMESTEPS - length; t < TIMESTEPS; t++) {
        ids[row][t] = random.nextInt(IDS); // now and then 0 again
      }
    }
    return Rows.of(ids);
  }
}
