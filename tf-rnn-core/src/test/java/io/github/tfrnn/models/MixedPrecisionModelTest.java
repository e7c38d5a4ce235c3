package io.github.tfrnn.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.training.History;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does a model with products in bfloat16 learn, and keep them when it is exported? */
class MixedPrecisionModelTest {

  @TempDir Path folder;

  private static Sequential model(DTypePolicy policy) {
    return Sequential.builder()
        .seed(5)
        .dtypePolicy(policy)
        .layers(
            Embedding.builder(TinyTask.IDS, 6).maskZero(true).build(),
            LSTM.of(5),
            Dense.of(2, Activation.SOFTMAX))
        .build();
  }

  @Test
  void learnsAndTravels() {
    int[][] x = TinyTask.ids(200, 8, 1);
    int[] y = TinyTask.labels(x);
    try (Sequential mixed = model(DTypePolicy.MIXED_BFLOAT16);
        Sequential exact = model(DTypePolicy.FLOAT32)) {
      float[] first = mixed.predict(Rows.of(x), 32).toFlat();
      assertThat(first).isNotEqualTo(exact.predict(Rows.of(x), 32).toFlat());
      mixed.compile(Adam.of(0.01), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
      History history = mixed.fit(x, y, TinyTask.silent(20).epochs(15));
      List<Double> losses = history.get("loss");
      assertThat(losses.get(14)).isLessThan(losses.get(0) / 2);

      Path directory = folder.resolve("model");
      mixed.export(directory);
      FloatRows expected = mixed.predict(Rows.of(x), 200);
      try (ExportedModel exported = ExportedModel.load(directory)) {
        assertThat(exported.predict(Rows.of(x)).toFlat())
            .containsExactly(expected.toFlat(), within(0.01f));
      }
    }
  }
}
