package io.github.tfrnn.models;

import static io.github.tfrnn.models.TinyTask.same;
import static io.github.tfrnn.models.TinyTask.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.saving.WeightFile;
import io.github.tfrnn.training.BackupAndRestore;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.LambdaCallback;
import io.github.tfrnn.training.ModelCheckpoint;
import io.github.tfrnn.training.SwapEMAWeights;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Are moving averages of the weights seen where they are to be, and nowhere else? */
class AveragesTest {

  private static final int[][] X = TinyTask.ids(32, 8, 1);
  private static final Examples ALL = Examples.of(Rows.of(X), Rows.of(TinyTask.labels(X)));
  private static final Optimizer AVERAGED = Adam.of(0.05).withEma(0.9);

  @TempDir private Path folder;

  private static Sequential model(Optimizer optimizer) {
    Sequential model = TinyTask.plain(3);
    model.compile(optimizer, Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
    return model;
  }

  private static History fit(Sequential model, Callback... callbacks) {
    return model.fit(
        ALL, silent(8).epochs(4).shuffle(false).validationData(ALL).callbacks(callbacks));
  }

  @Test
  void theAveragesAreTheWeightsInTheEndHoweverTheyWereSwapped() {
    try (Sequential none = model(AVERAGED);
        Sequential forValidation = model(AVERAGED);
        Sequential forEpochs = model(AVERAGED);
        Sequential withoutAverages = model(Adam.of(0.05))) {
      History plain = fit(none);
      History swapped = fit(forValidation, SwapEMAWeights.create());
      History onEpoch = fit(forEpochs, SwapEMAWeights.onEpoch());
      fit(withoutAverages);
      assertThat(same(forValidation.getWeights(), none.getWeights())).isTrue();
      assertThat(same(forEpochs.getWeights(), none.getWeights())).isTrue();
      assertThat(same(withoutAverages.getWeights(), none.getWeights())).isFalse();
      assertThat(swapped.get("loss")).isEqualTo(plain.get("loss"));
      assertThat(onEpoch.series()).isEqualTo(swapped.series());
      assertThat(swapped.get("val_loss")).isNotEqualTo(plain.get("val_loss"));
      assertThat(swapped.last("val_loss")).isEqualTo(none.evaluate(ALL, 8).loss());
    }
  }

  @Test
  void aCheckpointAfterItHoldsTheAverages() {
    Path file = folder.resolve("{epoch}.npz");
    try (Sequential model = model(AVERAGED)) {
      fit(model, SwapEMAWeights.onEpoch(), ModelCheckpoint.of(file).saveWeightsOnly(true));
      assertThat(same(WeightFile.read(folder.resolve("4.npz")), model.getWeights())).isTrue();
    }
  }

  @Test
  void aTrainingThatGoesOnKnowsWhichAreWhich() {
    try (Sequential undisturbed = model(AVERAGED)) {
      fit(undisturbed, SwapEMAWeights.onEpoch());
      Map<String, FloatRows> expected = undisturbed.getWeights();
      for (long steps : new long[] {3, 4, 6, 8}) {
        for (boolean backupFirst : new boolean[] {true, false}) {
          Path backups = folder.resolve(steps + "-" + backupFirst);
          for (boolean first : new boolean[] {true, false}) {
            try (Sequential model = model(AVERAGED)) {
              Callback backup = BackupAndRestore.in(backups);
              Callback swap = SwapEMAWeights.onEpoch();
              Callback stop =
                  LambdaCallback.create()
                      .trainBatchEnd(
                          (training, batch, logs) -> {
                            if (first && training.steps() == steps) {
                              model.stopTraining();
                            }
                          });
              fit(model, backupFirst ? backup : swap, backupFirst ? swap : backup, stop);
              if (!first) {
                assertThat(same(model.getWeights(), expected))
                    .as("%s steps, backup first: %s", steps, backupFirst)
                    .isTrue();
              }
            }
          }
        }
      }
    }
  }

  @Test
  void saysThatThereAreNoAverages() {
    try (Sequential model = model(Adam.of(0.05))) {
      assertThatThrownBy(() -> fit(model, SwapEMAWeights.create()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("keeps no moving averages");
    }
  }
}
