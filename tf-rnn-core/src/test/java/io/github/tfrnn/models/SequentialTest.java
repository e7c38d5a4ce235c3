package io.github.tfrnn.models;

import static io.github.tfrnn.models.TinyTask.features;
import static io.github.tfrnn.models.TinyTask.ids;
import static io.github.tfrnn.models.TinyTask.labels;
import static io.github.tfrnn.models.TinyTask.oneHot;
import static io.github.tfrnn.models.TinyTask.same;
import static io.github.tfrnn.models.TinyTask.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.ActivationLayer;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.Flatten;
import io.github.tfrnn.layers.GlobalMaxPooling1D;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.optimizers.SGD;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.EarlyStopping;
import io.github.tfrnn.training.Evaluation;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.TrainingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Does a whole model train, predict and tell about itself as Keras's Sequential does? */
class SequentialTest {

  private static final Offset<Double> CLOSE = Offset.offset(1e-6);
  private static final int[][] X = ids(43, 9, 1); // 43: the last batch is smaller
  private static final int[] Y = labels(X);

  private static Sequential compiled(Sequential model) {
    model.compile(Adam.of(0.01), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
    return model;
  }

  private record Trained(Map<String, FloatRows> weights, History history) {
    static Trained of(Sequential made, FitOptions options) {
      try (Sequential model = compiled(made)) {
        History history = model.fit(X, Y, options);
        return new Trained(model.getWeights(), history);
      }
    }

    boolean equalTo(Trained other) {
      return same(weights, other.weights) && history.equals(other.history);
    }
  }

  @Test
  void trainsTheSameToTheBitFromTheSameSeed() {
    Trained first = Trained.of(TinyTask.model(5), silent(16).epochs(3));
    Trained second = Trained.of(TinyTask.model(5), silent(16).epochs(3));
    assertThat(second.equalTo(first)).isTrue();
    Trained other = Trained.of(TinyTask.model(6), silent(16).epochs(3));
    assertThat(other.equalTo(first)).isFalse();
  }

  @Test
  void takesOrdersFromAnotherSeedOnRequest() {
    Trained first = Trained.of(TinyTask.plain(5), silent(16).epochs(2).seed(1));
    assertThat(Trained.of(TinyTask.plain(5), silent(16).epochs(2).seed(1)).equalTo(first)).isTrue();
    assertThat(Trained.of(TinyTask.plain(5), silent(16).epochs(2).seed(2)).equalTo(first))
        .isFalse();
    assertThat(Trained.of(TinyTask.plain(5), silent(16).epochs(2).shuffle(false)).equalTo(first))
        .isFalse();
  }

  @Test
  void drawsASeedAnewUnlessToldOne() {
    try (Sequential one = Sequential.of(Embedding.of(20, 3), LSTM.of(4));
        Sequential two = Sequential.of(Embedding.of(20, 3), LSTM.of(4))) {
      assertThat(same(one.getWeights(), two.getWeights())).isFalse();
    }
  }

  @Test
  void learns() {
    int[][] x = ids(256, 9, 2);
    try (Sequential model = compiled(TinyTask.plain(1))) {
      History history = model.fit(x, labels(x), silent(16).epochs(12));
      assertThat(history.last("loss")).isLessThan(0.2);
      assertThat(history.last("accuracy")).isGreaterThan(0.9);
      assertThat(history.get("loss").get(0)).isBetween(0.4, 0.8);
    }
  }

  @Test
  void takesTheWeightsOfAnotherModel() {
    try (Sequential one = TinyTask.model(1);
        Sequential two = TinyTask.model(2)) {
      assertThat(two.predict(X)[0]).isNotEqualTo(one.predict(X)[0]);
      two.setWeights(one.getWeights());
      assertThat(two.predict(X)).isDeepEqualTo(one.predict(X));
      assertThat(same(two.getWeights(), one.getWeights())).isTrue();
    }
  }

  @Test
  void namesWeightsByLayer() {
    try (Sequential model =
        Sequential.of(
            Embedding.of(20, 3).named("words"),
            Bidirectional.of(LSTM.builder(4).returnSequences(true).build()),
            LSTM.builder(2).useBias(false).build(),
            Dense.of(3),
            Dense.of(3),
            Dense.of(2).named("last"))) {
      assertThat(model.getWeights().keySet())
          .containsExactly(
              "words/embeddings",
              "bidirectional/forward/kernel",
              "bidirectional/forward/recurrent_kernel",
              "bidirectional/forward/bias",
              "bidirectional/backward/kernel",
              "bidirectional/backward/recurrent_kernel",
              "bidirectional/backward/bias",
              "lstm/kernel",
              "lstm/recurrent_kernel",
              "dense/kernel",
              "dense/bias",
              "dense_1/kernel",
              "dense_1/bias",
              "last/kernel",
              "last/bias");
      assertThat(model.getWeights().get("words/embeddings").shape().asArray())
          .containsExactly(20, 3);
    }
  }

  @Test
  void givesNoLayerANameThatIsTaken() {
    try (Sequential model =
        Sequential.of(Input.of(3), Dense.of(4).named("dense_1"), Dense.of(3), Dense.of(2))) {
      assertThat(model.getWeights().keySet())
          .containsExactly(
              "dense_1/kernel",
              "dense_1/bias",
              "dense/kernel",
              "dense/bias",
              "dense_2/kernel",
              "dense_2/bias");
    }
  }

  @Test
  void printsATableOfItsLayers() {
    try (Sequential model =
        Sequential.builder()
            .name("classifier")
            .layers(
                Embedding.of(20_000, 128),
                LSTM.of(128),
                Dense.of(3, Activation.RELU).named("hidden"),
                ActivationLayer.of(Activation.SOFTMAX))
            .build()) {
      assertThat(model.summary())
          .isEqualTo(
              """
              Model: "classifier"
              ┏━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━━━┓
              ┃ Layer (type)            ┃ Output Shape ┃   Param # ┃
              ┡━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━━━┩
              │ embedding (Embedding)   │ [?, ?, 128]  │ 2,560,000 │
              ├─────────────────────────┼──────────────┼───────────┤
              │ lstm (LSTM)             │ [?, 128]     │   131,584 │
              ├─────────────────────────┼──────────────┼───────────┤
              │ hidden (Dense)          │ [?, 3]       │       387 │
              ├─────────────────────────┼──────────────┼───────────┤
              │ activation (Activation) │ [?, 3]       │         0 │
              └─────────────────────────┴──────────────┴───────────┘
               Total params: 2,691,971 (10.27 MB)
               Trainable params: 2,691,971 (10.27 MB)
               Non-trainable params: 0 (0.00 B)
               lstm trains: FUSED: TensorFlow has this cell as one operation\
              """);
    }
  }

  @Test
  void keepsItsWeightsWhenCompiledAgain() {
    try (Sequential model = compiled(TinyTask.plain(1))) {
      model.fit(X, Y, silent(16));
      Map<String, FloatRows> trained = model.getWeights();
      float[][] predicted = model.predict(X);
      compiled(model);
      assertThat(same(model.getWeights(), trained)).isTrue();
      assertThat(model.predict(X)).isDeepEqualTo(predicted);
    }
  }

  @Test
  void beginsTheOptimizerAnewWhenCompiledAgain() {
    FitOptions ordered = silent(16).shuffle(false);
    try (Sequential goingOn = compiled(TinyTask.plain(1));
        Sequential again = compiled(TinyTask.plain(1));
        Sequential fresh = compiled(TinyTask.plain(1))) {
      goingOn.fit(X, Y, ordered);
      again.fit(X, Y, ordered);
      fresh.setWeights(again.getWeights());
      compiled(again);
      for (Sequential model : List.of(goingOn, again, fresh)) {
        model.fit(X, Y, ordered);
      }
      assertThat(same(again.getWeights(), fresh.getWeights())).isTrue();
      assertThat(same(again.getWeights(), goingOn.getWeights())).isFalse();
    }
  }

  @Test
  void goesOnWhereTheLastFitEnded() {
    FitOptions ordered = silent(16).shuffle(false);
    try (Sequential once = compiled(TinyTask.model(1));
        Sequential twice = compiled(TinyTask.model(1))) {
      once.fit(X, Y, ordered.epochs(2));
      twice.fit(X, Y, ordered);
      twice.fit(X, Y, ordered);
      assertThat(same(twice.getWeights(), once.getWeights())).isTrue();
    }
  }

  @Test
  void keepsTheLastRowsForValidation() {
    int[][] first = Arrays.copyOf(X, 31); // floor(43 · (1 − 0.27))
    int[][] last = Arrays.copyOfRange(X, 31, 43);
    Trained split = Trained.of(TinyTask.model(1), silent(8).epochs(2).validationSplit(0.27));
    try (Sequential model = compiled(TinyTask.model(1))) {
      History history =
          model.fit(first, labels(first), silent(8).epochs(2).validationData(last, labels(last)));
      assertThat(history).isEqualTo(split.history());
      assertThat(same(model.getWeights(), split.weights())).isTrue();
      Evaluation evaluation = model.evaluate(last, labels(last));
      assertThat(history.last("val_loss")).isCloseTo(evaluation.loss(), CLOSE);
      assertThat(history.last("val_accuracy")).isEqualTo(evaluation.get("accuracy"));
    }
    assertThat(split.history().series().keySet())
        .containsExactly("loss", "accuracy", "val_loss", "val_accuracy");
  }

  @Test
  void weighsTheLossOfEachClass() {
    try (Sequential model = TinyTask.plain(1)) {
      model.compile(SGD.of(0), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
      double[] losses = losses(model.predict(X), Y);
      double expected = 0;
      for (int row = 0; row < Y.length; row++) {
        expected += losses[row] * (Y[row] == 1 ? 3 : 1) / Y.length;
      }
      FitOptions weighted = silent(Y.length).classWeights(Map.of(1, 3f));
      assertThat(model.fit(X, Y, weighted).last("loss")).isCloseTo(expected, CLOSE);
      model.compile(SGD.of(0), Loss.CATEGORICAL_CROSSENTROPY);
      assertThat(model.fit(X, oneHot(Y), weighted).last("loss")).isCloseTo(expected, CLOSE);
      double plain = Arrays.stream(losses).average().orElseThrow();
      assertThat(model.evaluate(X, oneHot(Y)).loss()).isCloseTo(plain, CLOSE);
    }
  }

  private static double[] losses(float[][] probabilities, int[] labels) {
    double[] losses = new double[labels.length];
    for (int row = 0; row < labels.length; row++) {
      losses[row] = -Math.log(probabilities[row][labels[row]]);
    }
    return losses;
  }

  @Test
  void evaluatesAsCanBeDoneByHand() {
    try (Sequential model = compiled(TinyTask.plain(3))) {
      float[][] predicted = model.predict(X);
      double loss = Arrays.stream(losses(predicted, Y)).average().orElseThrow();
      for (int batchSize : List.of(1, 8, 43, 100)) {
        Evaluation evaluation = model.evaluate(Rows.of(X), Rows.of(Y), batchSize);
        assertThat(evaluation.loss()).isCloseTo(loss, CLOSE);
        assertThat(evaluation.get("accuracy")).isEqualTo(rightShare(predicted));
        assertThat(evaluation.values().keySet()).containsExactly("loss", "accuracy");
      }
    }
  }

  private static double rightShare(float[][] predicted) {
    double right = 0;
    for (int row = 0; row < Y.length; row++) {
      right += (predicted[row][1] > predicted[row][0] ? 1 : 0) == Y[row] ? 1 : 0;
    }
    return right / Y.length;
  }

  @Test
  void predictsTheSameInAnyBatches() {
    try (Sequential model = TinyTask.model(3)) {
      float[] all = model.predict(Rows.of(X), 43).toFlat();
      for (int batchSize : List.of(1, 2, 7, 32, 1000)) {
        assertClose(model.predict(Rows.of(X), batchSize).toFlat(), all);
      }
      for (int rows : List.of(1, 2, 5, 33)) {
        float[][] some = model.predict(Arrays.copyOf(X, rows));
        assertThat(some).hasNumberOfRows(rows);
        for (int row = 0; row < rows; row++) {
          assertClose(some[row], Arrays.copyOfRange(all, 2 * row, 2 * row + 2));
        }
      }
    }
  }

  @Test
  void predictsTheSameForAnyPadding() {
    try (Sequential model = TinyTask.model(3)) {
      int[][] padded = new int[X.length][];
      for (int row = 0; row < X.length; row++) {
        padded[row] = new int[25];
        System.arraycopy(X[row], 0, padded[row], 3, 9);
      }
      float[][] expected = model.predict(X);
      float[][] actual = model.predict(padded);
      for (int row = 0; row < X.length; row++) {
        assertClose(actual[row], expected[row]);
      }
    }
  }

  private static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).containsExactly(expected, Offset.offset(1e-6f));
  }

  @Test
  void callsCallbacksInTheirOrder() {
    List<String> events = new ArrayList<>();
    try (Sequential model = compiled(TinyTask.plain(1))) {
      model.fit(
          X,
          Y,
          silent(22)
              .epochs(2)
              .validationData(X, Y)
              .callbacks(recorder("a", events), recorder("b", events)));
    }
    assertThat(events)
        .containsExactly(
            "a begin 2x2",
            "b begin 2x2",
            "a epoch 0",
            "b epoch 0",
            "a batch 0 [loss, accuracy]",
            "b batch 0 [loss, accuracy]",
            "a batch 1 [loss, accuracy]",
            "b batch 1 [loss, accuracy]",
            "a epoch 0 [loss, accuracy, val_loss, val_accuracy]",
            "b epoch 0 [loss, accuracy, val_loss, val_accuracy]",
            "a epoch 1",
            "b epoch 1",
            "a batch 0 [loss, accuracy]",
            "b batch 0 [loss, accuracy]",
            "a batch 1 [loss, accuracy]",
            "b batch 1 [loss, accuracy]",
            "a epoch 1 [loss, accuracy, val_loss, val_accuracy]",
            "b epoch 1 [loss, accuracy, val_loss, val_accuracy]",
            "a end",
            "b end");
  }

  private static Callback recorder(String name, List<String> events) {
    return new Callback() {
      @Override
      public void onTrainBegin(TrainingState training) {
        events.add(
            name + " begin " + training.epochs() + "x" + training.stepsPerEpoch().getAsInt());
      }

      @Override
      public void onEpochBegin(TrainingState training, int epoch) {
        events.add(name + " epoch " + epoch);
      }

      @Override
      public void onTrainBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {
        events.add(name + " batch " + batch + " " + logs.keySet());
      }

      @Override
      public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
        events.add(name + " epoch " + epoch + " " + logs.keySet());
      }

      @Override
      public void onTrainEnd(TrainingState training) {
        events.add(name + " end");
      }
    };
  }

  @Test
  void letsCallbacksChangeTheLearningRateAndStop() {
    Callback freeze =
        new Callback() {
          @Override
          public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
            training.setLearningRate(0);
            if (epoch == 2) {
              training.stopTraining();
            }
          }
        };
    try (Sequential model = TinyTask.plain(1)) {
      model.compile(SGD.of(0.1), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
      History history = model.fit(X, Y, silent(43).epochs(9).shuffle(false).callbacks(freeze));
      assertThat(history.epochs()).isEqualTo(3);
      assertThat(history.get("loss").get(1)).isNotEqualTo(history.get("loss").get(0));
      assertThat(history.get("loss").get(2)).isEqualTo(history.get("loss").get(1));
    }
  }

  @Test
  void stopsEarlyWithTheBestWeights() {
    EarlyStopping stopping = EarlyStopping.monitor("val_loss").patience(2).restoreBestWeights(true);
    try (Sequential model = TinyTask.plain(1)) {
      model.compile(Adam.of(0.2), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      int[] wrong = Arrays.stream(Y).map(label -> 1 - label).toArray(); // it can only get worse
      History history =
          model.fit(X, Y, silent(16).epochs(50).validationData(X, wrong).callbacks(stopping));
      assertThat(history.epochs()).isEqualTo(stopping.stoppedEpoch() + 1).isLessThan(50);
      assertThat(model.evaluate(X, wrong).loss())
          .isCloseTo(history.get("val_loss").get(stopping.bestEpoch()), Offset.offset(1e-5))
          .isLessThan(history.last("val_loss"));
    }
  }

  @Test
  void buildsItselfFromItsFirstData() {
    try (Sequential model =
        compiled(TinyTask.model(1, LSTM.of(4), Dense.of(2, Activation.SOFTMAX)))) {
      assertThatThrownBy(model::summary)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "summary: the model does not know its input shape yet. Begin it with an Input, or"
                  + " fit it first.");
      float[][][] x = features(6, 5, 3, 1);
      model.fit(x, new int[] {0, 1, 0, 1, 0, 1}, silent(4));
      assertThat(model.getWeights().get("lstm/kernel").shape().asArray()).containsExactly(3, 16);
      assertThat(model.predict(features(2, 11, 3, 2))).hasDimensions(2, 2);
      assertThatThrownBy(() -> model.predict(features(2, 5, 4, 2)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("predict: the model takes inputs [?, ?, 3], got [2, 5, 4].");
    }
  }

  @Test
  void learnsTheNumberOfTimestepsFromDataWhereALayerNeedsIt() {
    try (Sequential model = TinyTask.model(1, Embedding.of(20, 3), Flatten.create(), Dense.of(2))) {
      assertThat(model.predict(X)).hasDimensions(43, 2);
      assertThat(model.getWeights().get("dense/kernel").shape().asArray()).containsExactly(27, 2);
      assertThatThrownBy(() -> model.predict(ids(2, 8, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("predict: the model takes inputs [?, 9], got [2, 8].");
    }
  }

  @Test
  void takesItsInputShapeFromAnInput() {
    try (Sequential ofIds = TinyTask.model(1, Input.of(9), Embedding.of(20, 3), Flatten.create());
        Sequential ofSequences =
            TinyTask.model(1, Input.of(Input.UNKNOWN, 3), Masking.standard(), LSTM.of(2));
        Sequential ofRows = TinyTask.model(1, Input.of(3).named("numbers"), Dense.of(2))) {
      assertThat(ofIds.predict(X)).hasDimensions(43, 27);
      assertThat(ofIds.getWeights().keySet()).containsExactly("embedding/embeddings");
      assertThat(ofSequences.predict(features(2, 4, 3, 1))).hasDimensions(2, 2);
      assertThat(ofSequences.predict(features(2, 6, 3, 1))).hasDimensions(2, 2);
      assertThat(ofRows.predict(Rows.of(new float[][] {{1, 2, 3}}), 32).toMatrix())
          .hasDimensions(1, 2);
    }
  }

  @Test
  void rememberStatesBetweenBatchesIfStateful() {
    try (Sequential model =
        TinyTask.model(
            1, Input.ofBatch(8, Input.UNKNOWN, 3), LSTM.builder(2).stateful(true).build())) {
      Rows x = Rows.of(features(8, 4, 3, 1));
      float[] first = model.predict(x, 8).toFlat();
      float[] second = model.predict(x, 8).toFlat();
      assertThat(second).isNotEqualTo(first);
      model.resetStates();
      assertThat(model.predict(x, 8).toFlat()).isEqualTo(first);
      assertThatThrownBy(() -> model.predict(x, 4))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the model takes batches of exactly 8 rows; got 8 rows in batches of 4. Use that"
                  + " batch size, and a multiple of it as the number of rows.");
    }
  }

  @Test
  void predictsSequencesToo() {
    try (Sequential model =
        TinyTask.model(1, Embedding.of(20, 3), LSTM.builder(4).returnSequences(true).build())) {
      FloatRows predicted = model.predict(Rows.of(X), 16);
      assertThat(predicted.shape().asArray()).containsExactly(43, 9, 4);
      assertThat(predicted.toSequences()).hasNumberOfRows(43);
      assertThatThrownBy(predicted::toMatrix)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("3 axes, not 2");
    }
  }

  @Test
  void takesLabelsInEveryFormThatALossTakes() {
    int[][] column = new int[Y.length][1];
    float[][] floats = new float[Y.length][1];
    for (int row = 0; row < Y.length; row++) {
      column[row][0] = Y[row];
      floats[row][0] = Y[row];
    }
    try (Sequential model = compiled(TinyTask.plain(1))) {
      Evaluation expected = model.evaluate(X, Y);
      assertThat(model.evaluate(Rows.of(X), Rows.of(column), 32)).isEqualTo(expected);
      model.fit(Rows.of(X), Rows.of(column), silent(16));
      model.fit(X, Y, silent(16));
    }
    try (Sequential model = compiled(TinyTask.plain(1))) { // the other way round
      Evaluation expected = model.evaluate(Rows.of(X), Rows.of(column), 32);
      assertThat(expected.get("accuracy")).isEqualTo(rightShare(model.predict(X)));
      assertThat(model.evaluate(X, Y)).isEqualTo(expected);
    }
    try (Sequential model =
        TinyTask.model(1, Embedding.of(20, 3), LSTM.of(4), Dense.of(1, Activation.SIGMOID))) {
      model.compile(Adam.create(), Loss.BINARY_CROSSENTROPY, Metric.ACCURACY);
      Evaluation expected = model.evaluate(X, Y);
      assertThat(model.evaluate(Rows.of(X), Rows.of(floats), 32)).isEqualTo(expected);
      assertThat(model.evaluate(Rows.of(X), Rows.of(column), 32)).isEqualTo(expected);
    }
  }

  @Test
  void trainsOnSequencesOfManyLengths() {
    try (Sequential model = compiled(TinyTask.plain(1))) {
      for (int timesteps : List.of(3, 9, 5, 30)) {
        int[][] x = ids(10, timesteps, timesteps);
        model.fit(x, labels(x), silent(4));
        assertThat(model.predict(x)).hasDimensions(10, 2);
      }
    }
  }

  @Test
  void labelsEveryTimestepIfAsked() {
    int[][] y = new int[X.length][];
    for (int row = 0; row < X.length; row++) {
      y[row] = Arrays.stream(X[row]).map(id -> id == 7 ? 1 : 0).toArray();
    }
    try (Sequential model =
        compiled(
            TinyTask.model(
                1,
                Embedding.builder(20, 3).maskZero(true).build(),
                LSTM.builder(4).returnSequences(true).build(),
                Dense.of(2, Activation.SOFTMAX)))) {
      History history = model.fit(Rows.of(X), Rows.of(y), silent(8).epochs(20));
      assertThat(history.last("loss")).isLessThan(0.5 * history.get("loss").get(0));
    }
  }

  @Test
  void poolsWhatARecurrentLayerReturned() {
    try (Sequential model =
        compiled(
            TinyTask.model(
                1,
                Embedding.of(20, 3),
                Bidirectional.of(
                    LSTM.builder(4).returnSequences(true).build(), Bidirectional.Merge.SUM),
                GlobalMaxPooling1D.create(),
                Dense.of(2, Activation.SOFTMAX)))) {
      assertThat(model.fit(X, Y, silent(16).epochs(5)).epochs()).isEqualTo(5);
    }
  }

  @Test
  void canBeClosedTwice() {
    Sequential model = TinyTask.plain(1);
    model.close();
    model.close();
    Sequential used = TinyTask.plain(1);
    assertThat(used.predict(X)).isNotEmpty();
    used.close();
    used.close();
  }
}
