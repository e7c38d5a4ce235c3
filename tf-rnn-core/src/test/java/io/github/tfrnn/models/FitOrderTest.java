package io.github.tfrnn.models;

import static io.github.tfrnn.models.TinyTask.features;
import static io.github.tfrnn.models.TinyTask.ids;
import static io.github.tfrnn.models.TinyTask.labels;
import static io.github.tfrnn.models.TinyTask.same;
import static io.github.tfrnn.models.TinyTask.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Flatten;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.optimizers.SGD;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.TrainingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Do bucketing, and batches made ahead, change nothing but the order, and the time it takes? */
class FitOrderTest {

  private static final int[][] X = ids(203, 30, 1);
  private static final int[] Y = labels(X);
  private static final Map<Integer, Float> CLASS_WEIGHTS = Map.of(0, 0.25f, 1, 3f);

  private static History fitWithoutLearning(FitOptions options) {
    try (Sequential model = TinyTask.plain(5)) {
      model.compile(SGD.of(0), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      return model.fit(X, Y, options);
    }
  }

  @Test
  void bucketingLeavesTheLossOfAnEpochWhatItIs() {
    FitOptions options =
        silent(16)
            .epochs(2)
            .classWeights(CLASS_WEIGHTS)
            .validationData(ids(20, 30, 2), labels(ids(20, 30, 2)));
    History shuffled = fitWithoutLearning(options);
    History bucketed = fitWithoutLearning(options.bucketByLength(4));
    for (String series : List.of("loss", "accuracy")) {
      for (int epoch = 0; epoch < 2; epoch++) {
        assertThat(bucketed.get(series).get(epoch))
            .as("%s of epoch %s", series, epoch)
            .isCloseTo(shuffled.get(series).get(epoch), Offset.offset(1e-6));
      }
    }
    assertThat(bucketed.get("val_loss")).isEqualTo(shuffled.get("val_loss"));
    assertThat(fitWithoutLearning(silent(16)).last("loss"))
        .as("class weights count")
        .isNotCloseTo(shuffled.last("loss"), Offset.offset(1e-2));
  }

  @Test
  void bucketedTrainingIsTheSameToTheBitFromTheSameSeed() {
    FitOptions options = silent(16).epochs(3).bucketByLength();
    Map<String, FloatRows> first = trained(X, options);
    assertThat(same(trained(X, options), first)).isTrue();
    assertThat(same(trained(X, silent(16).epochs(3)), first)).as("the order counts").isFalse();
  }

  private static Map<String, FloatRows> trained(int[][] x, FitOptions options) {
    try (Sequential model = TinyTask.plain(5)) {
      model.compile(Adam.of(0.01), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
      model.fit(x, Y, options);
      return model.getWeights();
    }
  }

  @Test
  void sequencesOfFeaturesHaveALengthToo() {
    float[][][] x = features(90, 12, 3, 4);
    int[] y = new int[90];
    for (int row = 0; row < x.length; row++) {
      y[row] = row % 2;
      for (int step = row % 12 + 1; step < 12; step++) {
        Arrays.fill(x[row][step], -1);
      }
    }
    Layer[] layers = {Masking.of(-1), LSTM.of(4), Dense.of(2, Activation.SOFTMAX)};
    try (Sequential model = TinyTask.model(5, layers)) {
      model.compile(SGD.of(0), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
      double shuffled = model.fit(x, y, silent(8)).last("loss");
      double bucketed = model.fit(x, y, silent(8).bucketByLength()).last("loss");
      assertThat(bucketed).isCloseTo(shuffled, Offset.offset(1e-6));
    }
  }

  @Test
  void refusesRowsWithoutALength() {
    try (Sequential model = TinyTask.model(5, Dense.of(2, Activation.SOFTMAX))) {
      model.compile(SGD.of(0), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
      Rows x = Rows.of(new float[8][3]);
      Rows y = Rows.of(new int[8]);
      assertThatThrownBy(() -> model.fit(x, y, silent(4).bucketByLength()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "fit: bucketByLength needs rows with a length: token ids [rows, timesteps] or"
                  + " sequences [rows, timesteps, features], got numbers (float) [8, 3]. Leave it"
                  + " out.");
    }
  }

  @Test
  void refusesToBucketWhatMustKeepItsOrder() {
    assertThatThrownBy(() -> fitWithoutLearning(silent(16).bucketByLength().shuffle(false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leave one out");
    assertThatThrownBy(() -> silent(16).bucketByLength(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1 batch, got 0");
  }

  /** Batches of 48 · 60 · 100 numbers are large enough to be made ahead, if there are threads. */
  private static final float[][][] LARGE = features(240, 60, 100, 7);

  private static Sequential large() {
    Sequential model =
        Sequential.builder()
            .seed(3)
            .execution(ExecutionOptions.threads(2))
            .layers(Flatten.create(), Dense.of(2, Activation.SOFTMAX))
            .build();
    model.compile(SGD.of(0.01), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
    return model;
  }

  private static int[] largeLabels() {
    int[] labels = new int[LARGE.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = LARGE[i][0][0] > 0 ? 1 : 0;
    }
    return labels;
  }

  @Test
  void aThreadMakesLargeBatchesAndEndsWithFitWhateverHappens() {
    List<Long> threads = new ArrayList<>();
    Callback counting =
        new Callback() {
          @Override
          public void onTrainBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {
            threads.add(batchThreads());
            if (batch == 2) {
              throw new IllegalStateException("enough");
            }
          }
        };
    try (Sequential model = large()) {
      assertThatThrownBy(() -> model.fit(LARGE, largeLabels(), silent(48).callbacks(counting)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("enough");
      assertThat(threads).containsExactly(1L, 1L, 1L);
      assertThat(batchThreads()).isZero();
    }
  }

  @Test
  void smallBatchesNeedNoThread() {
    List<Long> threads = new ArrayList<>();
    Callback counting =
        new Callback() {
          @Override
          public void onTrainBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {
            threads.add(batchThreads());
          }
        };
    fitWithoutLearning(silent(16).callbacks(counting));
    assertThat(threads).hasSize(13).containsOnly(0L);
  }

  private static long batchThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("tf-rnn-batches"))
        .count();
  }
}
