package io.github.tfrnn.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.data.Batching;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.datasets.ArrayDataset;
import io.github.tfrnn.losses.CategoricalCrossentropy;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.AUC;
import io.github.tfrnn.metrics.Average;
import io.github.tfrnn.metrics.ConfusionMatrix;
import io.github.tfrnn.metrics.F1Score;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.optimizers.schedules.CosineDecay;
import io.github.tfrnn.training.BackupAndRestore;
import io.github.tfrnn.training.CSVLogger;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.EarlyStopping;
import io.github.tfrnn.training.Evaluation;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.ModelCheckpoint;
import io.github.tfrnn.training.ReduceLROnPlateau;
import io.github.tfrnn.training.TensorBoard;
import io.github.tfrnn.training.TrainingState;
import io.github.tfrnn.training.Verbosity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/training.md. */
class TrainingPageTest {

  private static final int[][] X = TinyTask.ids(64, 8, 1);
  private static final int[] Y = TinyTask.labels(X);

  @TempDir private Path folder;

  @Test
  void compiles() {
    Examples test = Examples.of(Rows.of(X), Rows.of(TinyTask.oneHot(Y)));
    try (Sequential model = TinyTask.plain(1)) {
      // tag::compile-all[]
      ConfusionMatrix confusion = ConfusionMatrix.create();
      model.compile(
          Adam.create()
              .withLearningRate(CosineDecay.of(0, 10_000).withWarmup(0.001, 500))
              .withGlobalClipnorm(1)
              .withWeightDecay(0.01)
              .excludeFromWeightDecay("bias"),
          new CategoricalCrossentropy(false, 0.1f), // label smoothing
          Metric.ACCURACY,
          F1Score.create().withAverage(Average.MACRO),
          AUC.create().weighted(), // counts by the weights of samples
          confusion);
      // end::compile-all[]
      model.fit(test, FitOptions.batchSize(16).verbosity(Verbosity.SILENT));
      // tag::evaluation[]
      Evaluation evaluation = model.evaluate(test, 32);
      System.out.println(evaluation.get("f1_score"));
      System.out.println(Arrays.deepToString(confusion.table(evaluation.sums("confusion_matrix"))));
      // end::evaluation[]
      assertThat(evaluation.get("auc")).isBetween(0.0, 1.0);
    }
  }

  @Test
  void fitsWithCallbacks() {
    Examples train = Examples.of(Rows.of(X), Rows.of(Y)).slice(0, 48);
    Examples validation = Examples.of(Rows.of(X), Rows.of(Y)).slice(48, 64);
    try (Sequential model = TinyTask.plain(1)) {
      model.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      // tag::callbacks[]
      FitOptions options =
          FitOptions.batchSize(32)
              .epochs(50)
              .validationData(validation)
              .callbacks(
                  EarlyStopping.monitor("val_loss").patience(3).restoreBestWeights(true),
                  ReduceLROnPlateau.monitor("val_loss").factor(0.5).patience(2),
                  ModelCheckpoint.of(folder.resolve("best-{epoch:02d}.npz")).saveBestOnly(true),
                  CSVLogger.of(folder.resolve("log.csv")),
                  TensorBoard.in(folder.resolve("logs")),
                  BackupAndRestore.in(folder.resolve("backup")).everyBatches(500));
      History history = model.fit(train, options);
      // end::callbacks[]
      assertThat(history.get("val_loss")).isNotEmpty();
      assertThat(folder.resolve("log.csv")).exists();
      assertThat(folder.resolve("backup")).isEmptyDirectory();
    }
  }

  @Test
  void fitsADataset() {
    Examples train = Examples.of(Rows.of(X), Rows.of(Y));
    try (Sequential model = TinyTask.plain(1)) {
      model.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      // tag::fit-dataset[]
      Dataset<Examples> batches =
          ArrayDataset.of(train).shuffle(1000, 42).apply(Batching.of(32)).prefetch(2);
      model.fit(batches, FitOptions.ofBatches().epochs(5));
      // end::fit-dataset[]
      assertThat(model.evaluate(batches).loss()).isPositive();
    }
  }

  // tag::own-callback[]
  /** Ends a training when its time is up. */
  static final class TimeBudget implements Callback {
    private final long nanos;
    private long begun;

    TimeBudget(double seconds) {
      this.nanos = (long) (seconds * 1e9);
    }

    @Override
    public void onTrainBegin(TrainingState training) {
      begun = System.nanoTime();
    }

    @Override
    public void onTrainBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {
      if (System.nanoTime() - begun > nanos) {
        training.stopTraining();
      }
    }
  }

  // end::own-callback[]

  @Test
  void stopsInTime() {
    try (Sequential model = TinyTask.plain(1)) {
      model.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
      History history =
          model.fit(X, Y, TinyTask.silent(8).epochs(1_000_000).callbacks(new TimeBudget(0.5)));
      assertThat(history.epochs()).isLessThan(1_000_000);
    }
  }
}
