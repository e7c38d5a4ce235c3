package io.github.tfrnn.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.optimizers.SGD;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.DivergedException;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.TrainingState;
import io.github.tfrnn.training.Verbosity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is left of a model when compiling or training fails, or other threads use it meanwhile. */
class RecompileTest {

  private static final Rows X = Rows.of(new float[][] {{1, 2}, {3, 4}});
  private static final Rows Y = Rows.of(new int[] {0, 1});

  private static Sequential model() {
    return Sequential.seeded(3, Input.of(2), Dense.of(1, Activation.SIGMOID));
  }

  @Test
  void aCompileThatFailsLeavesTheModelAsItWas() {
    try (Sequential model = model()) {
      model.compile(SGD.create(), Loss.BINARY_CROSSENTROPY);
      float[][] before = model.predict(X, 2).toMatrix();
      assertThatThrownBy(() -> model.compile(null, Loss.BINARY_CROSSENTROPY))
          .hasMessageContaining("the optimizer is null");
      assertThat(model.predict(X, 2).toMatrix()).isDeepEqualTo(before);
      model.fit(X, Y, FitOptions.batchSize(2).verbosity(Verbosity.SILENT));
    }
  }

  @Test
  void predictionsGoOnWhileTheModelIsCompiledAgain() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    AtomicBoolean done = new AtomicBoolean();
    try (Sequential model = model()) {
      float[][] expected = model.predict(X, 2).toMatrix();
      Future<Integer> wrong =
          other.submit(
              () -> {
                int differing = 0;
                while (!done.get()) {
                  differing += Arrays.deepEquals(model.predict(X, 2).toMatrix(), expected) ? 0 : 1;
                }
                return differing;
              });
      for (int i = 0; i < 5; i++) {
        model.compile(SGD.create(), Loss.BINARY_CROSSENTROPY);
      }
      done.set(true);
      assertThat(wrong.get(1, TimeUnit.MINUTES)).isZero();
    } finally {
      done.set(true);
      other.shutdown();
    }
  }

  @Test
  void aTrainingThatDivergesTellsItsHistoryAndEndsItsCallbacks() {
    AtomicBoolean ended = new AtomicBoolean();
    Callback breaking =
        new Callback() {
          @Override
          public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
            if (epoch == 1) {
              Map<String, FloatRows> broken = new LinkedHashMap<>(training.weights());
              broken.replaceAll((name, values) -> nan(values));
              training.setWeights(broken);
            }
          }

          @Override
          public void onTrainEnd(TrainingState training) {
            ended.set(true);
          }
        };
    try (Sequential model = model()) {
      model.compile(SGD.create(), Loss.BINARY_CROSSENTROPY);
      FitOptions options =
          FitOptions.batchSize(2).epochs(5).verbosity(Verbosity.SILENT).callbacks(breaking);
      assertThatThrownBy(() -> model.fit(X, Y, options))
          .isInstanceOfSatisfying(
              DivergedException.class, e -> assertThat(e.history().epochs()).isEqualTo(2));
      assertThat(ended).isTrue();
    }
  }

  private static FloatRows nan(FloatRows like) {
    float[] values = new float[(int) like.shape().size()];
    Arrays.fill(values, Float.NaN);
    return FloatRows.ofFlat(values, like.shape());
  }
}
