package io.github.tfrnn.training.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.TinyTask;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.optimizers.Adam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** Do batches that are made ahead give what batches give that are made when they are needed? */
class BatchesTest {

  private static final int ROWS = 45;
  private static final int[][] X = TinyTask.ids(ROWS, 9, 1);

  /** All that came out, arrays as lists. */
  private static List<Object> everything(long aheadBytes) {
    Network network =
        Network.chain(
            List.of(
                Embedding.builder(TinyTask.IDS, 6).maskZero(true).build(),
                LSTM.builder(5).dropout(0.2).build(),
                Dense.of(2, Activation.SOFTMAX)),
            Shape.of(-1, -1));
    Setup setup =
        Setup.of(
            Adam.of(0.01).withGlobalClipnorm(0.5),
            Loss.SPARSE_CATEGORICAL_CROSSENTROPY,
            List.of(Metric.ACCURACY));
    List<Rows> x = List.of(Rows.of(X));
    List<Rows> y = List.of(Rows.of(TinyTask.labels(X)));
    float[] weights = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      weights[row] = 1 + row % 3;
    }
    List<Object> all = new ArrayList<>();
    try (Program program =
        Program.create(
            network, DTypePolicy.FLOAT32, ExecutionOptions.threads(2), 3, Optional.of(setup))) {
      Batches batches = new Batches(program, aheadBytes);
      RowOrder order = RowOrder.of(ROWS, 8, new SplittableRandom(1));
      for (int epoch = 0; epoch < 3; epoch++) {
        all.add(
            batches.train(
                x,
                y,
                List.of(Rows.of(weights)),
                order.next(),
                8,
                batch -> program.train(batch, all.size() + 1, 0.01),
                (number, logs) -> all.add(new LinkedHashMap<>(logs))));
      }
      all.add(batches.evaluate(x, y, 8, "val_"));
      all.add(list(batches.predict(x, 8).get("dense")));
      Map<String, FloatRows> values = program.values();
      values.forEach((name, rows) -> all.add(list(rows)));
    }
    return all;
  }

  private static List<Float> list(FloatRows rows) {
    List<Float> values = new ArrayList<>();
    for (float value : rows.toFlat()) {
      values.add(value);
    }
    return values;
  }

  @Test
  void makingBatchesAheadChangesNoBit() {
    List<Object> direct = everything(Long.MAX_VALUE);
    assertThat(direct).hasSizeGreaterThan(3 * 7 + 2);
    assertThat(everything(0)).isEqualTo(direct);
  }

  @Test
  void theSameSeedGivesTheSameBitsWheneverAModelIsMade() {
    List<Object> once = everything(Long.MAX_VALUE);
    for (int again = 0; again < 4; again++) {
      assertThat(everything(Long.MAX_VALUE)).isEqualTo(once);
    }
  }
}
