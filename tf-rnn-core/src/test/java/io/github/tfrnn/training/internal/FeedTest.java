package io.github.tfrnn.training.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.Cursor;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Do batches that are made ahead give what batches give that are made when they are needed? */
class FeedTest {

  private static final int ROWS = 45;
  private static final int[][] X = TinyTask.ids(ROWS, 9, 1);

  private static final Passes.Listener SILENT =
      new Passes.Listener() {
        @Override
        public void batchBegins(int number) {}

        @Override
        public void batchEnded(int number, Map<String, Double> logs) {}
      };

  private static int[] order() {
    return IntStream.range(0, ROWS).toArray();
  }

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
      RowOrder order = RowOrder.of(ROWS, 8, new SplittableRandom(1));
      ArrayFeed.Arrays arrays = new ArrayFeed.Arrays(x, y, List.of(Rows.of(weights)));
      Feed shuffled = ArrayFeed.of(program, arrays, 8, order::ofPass, aheadBytes);
      for (int pass = 0; pass < 3; pass++) {
        Means means = new Means(program.setup().orElseThrow().goals());
        try (Cursor<Batch> cursor = shuffled.open(pass, 0)) {
          while (cursor.hasNext()) {
            try (Batch batch = cursor.next()) {
              means.add(program.train(batch, all.size() + 1, 0.01), batch.size());
            }
            all.add(means.values(""));
          }
        }
      }
      Feed inOrder = ArrayFeed.of(program, arrays, 8, pass -> order(), aheadBytes);
      all.add(
          Passes.evaluate(program, inOrder, OptionalInt.empty(), "evaluate", SILENT).values(""));
      all.add(
          list(
              Passes.predict(program, inOrder, OptionalInt.empty(), "predict", SILENT)
                  .get("dense")));
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

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void aPassCanBeTakenUpInItsMiddle(long aheadBytes) {
    try (Program program =
        Program.create(
            Network.chain(List.of(Dense.of(1)), Shape.of(-1, 1)),
            DTypePolicy.FLOAT32,
            ExecutionOptions.threads(2),
            3,
            Optional.empty())) {
      float[][] numbers = new float[ROWS][1];
      for (int row = 0; row < ROWS; row++) {
        numbers[row][0] = row;
      }
      ArrayFeed.Arrays arrays =
          new ArrayFeed.Arrays(List.of(Rows.of(numbers)), List.of(), List.of());
      for (int from = 0; from <= 6; from++) {
        RowOrder whole = RowOrder.of(ROWS, 8, new SplittableRandom(1));
        RowOrder again = RowOrder.of(ROWS, 8, new SplittableRandom(1));
        List<Float> all = taken(ArrayFeed.of(program, arrays, 8, whole::ofPass, aheadBytes), 2, 0);
        List<Float> rest =
            taken(ArrayFeed.of(program, arrays, 8, again::ofPass, aheadBytes), 2, from);
        assertThat(rest).isEqualTo(all.subList(Math.min(ROWS, from * 8), ROWS));
      }
    }
  }

  private static List<Float> taken(Feed feed, long pass, long from) {
    List<Float> values = new ArrayList<>();
    try (Cursor<Batch> cursor = feed.open(pass, from)) {
      while (cursor.hasNext()) {
        try (Batch batch = cursor.next()) {
          ((TFloat32) batch.x().get(0)).scalars().forEach(each -> values.add(each.getFloat()));
        }
      }
    }
    return values;
  }

  @Test
  void theSameSeedGivesTheSameBitsWheneverAModelIsMade() {
    List<Object> once = everything(Long.MAX_VALUE);
    for (int again = 0; again < 4; again++) {
      assertThat(everything(Long.MAX_VALUE)).isEqualTo(once);
    }
  }
}
