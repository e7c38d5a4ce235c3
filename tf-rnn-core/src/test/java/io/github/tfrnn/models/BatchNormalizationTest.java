package io.github.tfrnn.models;

import static io.github.tfrnn.models.TinyTask.features;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.layers.BatchNormalization;
import io.github.tfrnn.layers.Conv1D;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.GlobalMaxPooling1D;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Normalization;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.optimizers.SGD;
import io.github.tfrnn.saving.ExportedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Do statistics change while training, and then alone? */
class BatchNormalizationTest {

  private static final Rows X = Rows.of(features(8, 4, 3, 1));
  private static final Rows Y = Rows.of(TinyTask.oneHot(0, 1, 1, 0, 1, 0, 0, 1));
  private static final String MEAN = "batch_normalization/moving_mean";
  private static final String VARIANCE = "batch_normalization/moving_variance";

  @TempDir Path folder;

  private static Sequential statefulModel() {
    Sequential model =
        TinyTask.model(
            1,
            Input.ofBatch(4, Input.UNKNOWN, 3),
            LSTM.builder(5).stateful(true).build(),
            BatchNormalization.builder().momentum(0.5).build(),
            Dense.of(2));
    model.compile(Adam.of(0.01), Loss.CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
    return model;
  }

  @Test
  void keepsStatisticsWhereStatesAreReset() {
    try (Sequential model = statefulModel()) {
      model.fit(X, Y, TinyTask.silent(4).epochs(2));
      Map<String, float[]> before = TinyTask.weights(model);
      assertThat(before.get(MEAN)).doesNotContain(0);
      assertThat(before.get(VARIANCE)).doesNotContain(0, 1);
      model.resetStates();
      Map<String, float[]> after = TinyTask.weights(model);
      after.forEach(
          (name, values) -> {
            if (name.contains("state")) {
              assertThat(before.get(name)).as(name).doesNotContain(0);
              assertThat(values).as(name).containsOnly(0);
            } else {
              assertThat(values).as(name).isEqualTo(before.get(name));
            }
          });
      assertThat(after.keySet()).anyMatch(name -> name.contains("state"));
    }
  }

  @Test
  void leavesStatisticsAloneOutsideOfTraining() {
    try (Sequential model = statefulModel()) {
      model.fit(X, Y, TinyTask.silent(4));
      Map<String, float[]> before = TinyTask.weights(model);
      model.evaluate(X, Y, 4);
      model.predict(X, 4);
      Map<String, float[]> after = TinyTask.weights(model);
      assertThat(after.get(MEAN)).isEqualTo(before.get(MEAN));
      assertThat(after.get(VARIANCE)).isEqualTo(before.get(VARIANCE));
    }
  }

  @Test
  void predictsEachRowByItself() {
    try (Sequential model =
        TinyTask.model(1, Input.of(Input.UNKNOWN, 3), BatchNormalization.create())) {
      assertThat(model.predict(X, 1).toFlat())
          .containsExactly(model.predict(X, 8).toFlat(), Offset.offset(1e-6f));
    }
  }

  @Test
  void learnsTheSameFromABatchInParts() {
    Rows x = Rows.of(features(26, 4, 3, 2));
    Rows y = Rows.of(new Random(3).ints(26, 0, 2).toArray());
    List<Map<String, float[]>> learned = new ArrayList<>();
    for (int threads : List.of(1, 3)) {
      try (Sequential model =
          Sequential.builder()
              .seed(1)
              .execution(ExecutionOptions.threads(threads))
              .layers(
                  Input.of(4, 3),
                  Conv1D.of(5, 2),
                  BatchNormalization.builder().momentum(0.5).build(),
                  GlobalMaxPooling1D.create(),
                  Dense.of(2))
              .build()) {
        model.compile(SGD.of(0.1), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
        model.fit(x, y, TinyTask.silent(13).epochs(2));
        learned.add(TinyTask.weights(model));
      }
    }
    learned
        .get(0)
        .forEach(
            (name, values) ->
                assertThat(learned.get(1).get(name))
                    .as(name)
                    .containsExactly(values, Offset.offset(1e-5f)));
  }

  @Test
  void exportsItsStatistics() {
    Path directory = folder.resolve("model");
    Random random = new Random(1);
    float[][] data = new float[9][3];
    for (float[] row : data) {
      for (int i = 0; i < row.length; i++) {
        row[i] = 5 + random.nextFloat();
      }
    }
    try (Sequential model =
        TinyTask.model(
            1,
            Input.of(3),
            Normalization.adapt(Rows.of(data)),
            BatchNormalization.builder().momentum(0.5).build(),
            Dense.of(2))) {
      model.compile(Adam.of(0.01), Loss.CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      model.fit(
          Rows.of(data), Rows.of(TinyTask.oneHot(0, 1, 1, 0, 1, 0, 0, 1, 1)), TinyTask.silent(4));
      model.export(directory);
      try (ExportedModel exported = ExportedModel.load(directory)) {
        assertThat(exported.predict(Rows.of(data)).toFlat())
            .containsExactly(model.predict(Rows.of(data), 4).toFlat(), Offset.offset(1e-6f));
      }
    }
  }
}
