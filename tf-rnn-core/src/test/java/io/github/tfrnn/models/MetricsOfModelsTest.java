package io.github.tfrnn.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.ConfusionMatrix;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.metrics.Perplexity;
import io.github.tfrnn.metrics.SparseCategoricalCrossentropy;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.Evaluation;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Do models tell what their metrics gathered? */
class MetricsOfModelsTest {

  private static final int CLASSES = 4;

  @Test
  void aTaggerTellsItsMetricsOverTheTokensThatAreNotPadding() {
    Random random = new Random(3);
    int[][] x = new int[11][7];
    int[][] y = new int[11][7];
    int tokens = 0;
    for (int row = 0; row < x.length; row++) {
      int length = 1 + random.nextInt(7);
      tokens += length;
      for (int step = 0; step < length; step++) {
        x[row][step] = 1 + random.nextInt(9);
        y[row][step] = random.nextInt(CLASSES);
      }
    }
    ConfusionMatrix matrix = ConfusionMatrix.create();
    Metric confidence =
        Metric.mean("confidence", (tf, labels, out) -> tf.max(out.floats(), tf.constant(-1)));
    try (Sequential model =
        Sequential.of(
            Embedding.builder(10, 5).maskZero(true).build(),
            LSTM.builder(6).returnSequences(true).build(),
            Dense.of(CLASSES, Activation.SOFTMAX))) {
      model.compile(
          Adam.create(),
          Loss.SPARSE_CATEGORICAL_CROSSENTROPY,
          Metric.ACCURACY,
          Perplexity.create(),
          SparseCategoricalCrossentropy.create(),
          matrix,
          confidence);
      Evaluation told = model.evaluate(Rows.of(x), Rows.of(y), 11);
      FloatRows out = model.predict(Rows.of(x), 11);
      long[][] expected = new long[CLASSES][CLASSES];
      double greatest = 0;
      double entropy = 0;
      for (int row = 0; row < x.length; row++) {
        for (int step = 0; step < 7; step++) {
          if (x[row][step] != 0) {
            int first = (row * 7 + step) * CLASSES;
            int best = 0;
            for (int c = 1; c < CLASSES; c++) {
              best = out.flat(first + c) > out.flat(first + best) ? c : best;
            }
            expected[y[row][step]][best]++;
            greatest += out.flat(first + best);
            entropy -= Math.log(out.flat(first + y[row][step]));
          }
        }
      }
      long[][] table = matrix.table(told.sums("confusion_matrix"));
      assertThat(table).isDeepEqualTo(expected);
      assertThat(Arrays.stream(table).flatMapToLong(LongStream::of).sum()).isEqualTo(tokens);
      assertThat(told.values().keySet())
          .containsExactly(
              "loss", "accuracy", "perplexity", "sparse_categorical_crossentropy", "confidence");
      assertThat(told.get("confidence")).isCloseTo(greatest / tokens, within(1e-5));
      assertThat(told.get("perplexity")).isCloseTo(Math.exp(entropy / tokens), within(1e-5));
      assertThat(told.get("sparse_categorical_crossentropy")).isCloseTo(told.loss(), within(1e-5));
      assertThat(matrix.result(told.sums("confusion_matrix")))
          .isCloseTo(told.get("accuracy"), within(1e-6));
      assertThatThrownBy(() -> told.sums("loss"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("there is: accuracy, perplexity,");
    }
  }
}
