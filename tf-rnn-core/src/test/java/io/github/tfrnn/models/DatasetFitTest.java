package io.github.tfrnn.models;

import static io.github.tfrnn.models.TinyTask.same;
import static io.github.tfrnn.models.TinyTask.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.Batching;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.Evaluation;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.LambdaCallback;
import io.github.tfrnn.training.TrainingState;
import io.github.tfrnn.training.Verbosity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Does a model learn the same from a data set as from arrays? */
class DatasetFitTest {

  private static final int[][] X = TinyTask.ids(45, 8, 1);
  private static final int[] Y = TinyTask.labels(X);
  private static final Examples ALL = Examples.of(Rows.of(X), Rows.of(Y));
  private static final FitOptions BATCHES = FitOptions.ofBatches().verbosity(Verbosity.SILENT);

  private static Dataset<Examples> one(Examples all) {
    List<Examples> each = new ArrayList<>();
    for (int row = 0; row < all.count(); row++) {
      each.add(all.slice(row, row + 1));
    }
    return Dataset.ofList(each);
  }

  private static Dataset<Examples> batches(int size) {
    return one(ALL).apply(Batching.of(size));
  }

  private static Sequential model() {
    Sequential model = TinyTask.model(4);
    model.compile(Adam.of(0.01), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
    return model;
  }

  @Test
  void learnsTheSameAsFromArrays() {
    try (Sequential fromArrays = model();
        Sequential fromDataset = model()) {
      History expected =
          fromArrays.fit(ALL, silent(8).epochs(3).shuffle(false).validationData(ALL.slice(0, 20)));
      History history =
          fromDataset.fit(
              batches(8), BATCHES.epochs(3).validationData(batches(8).take(3)).validationSteps(5));
      assertThat(history.get("loss")).isEqualTo(expected.get("loss"));
      assertThat(same(fromDataset.getWeights(), fromArrays.getWeights())).isTrue();
      assertThat(fromDataset.evaluate(batches(8))).isEqualTo(fromArrays.evaluate(ALL, 8));
      FloatRows predicted = fromDataset.predict(batches(7)).get("dense");
      assertThat(predicted.toMatrix()).isDeepEqualTo(fromArrays.predict(Rows.of(X), 7).toMatrix());
    }
  }

  @Test
  void validationOfADatasetIsThatOfTheSameArrays() {
    try (Sequential fromArrays = model();
        Sequential fromDataset = model()) {
      History expected =
          fromArrays.fit(
              ALL,
              silent(8).shuffle(false).validationData(ALL.slice(0, 20)).validationBatchSize(10));
      Dataset<Examples> validation = one(ALL.slice(0, 20)).apply(Batching.of(10));
      History history = fromDataset.fit(batches(8), BATCHES.validationData(validation));
      assertThat(history.series()).isEqualTo(expected.series());
    }
  }

  @Test
  void weightsOfExamplesAndOfClassesComeToTheSame() {
    float[] weights = new float[Y.length];
    for (int row = 0; row < Y.length; row++) {
      weights[row] = Y[row] == 1 ? 3 : 0.5f;
    }
    try (Sequential byClass = model();
        Sequential bySample = model();
        Sequential byBatch = model();
        Sequential unweighted = model()) {
      FitOptions options = silent(8).epochs(2).shuffle(false);
      byClass.fit(ALL, options.classWeights(Map.of(0, 0.5f, 1, 3f)));
      bySample.fit(Rows.of(X), Rows.of(Y), options.sampleWeights(weights));
      byBatch.fit(one(ALL.withWeights(weights)).apply(Batching.of(8)), BATCHES.epochs(2));
      unweighted.fit(ALL, options);
      assertThat(same(bySample.getWeights(), byClass.getWeights())).isTrue();
      assertThat(same(byBatch.getWeights(), byClass.getWeights())).isTrue();
      assertThat(same(unweighted.getWeights(), byClass.getWeights())).isFalse();
    }
  }

  @Test
  void stepsPerEpochTakesTheDataUpWhereItLeftThem() {
    try (Sequential whole = model();
        Sequential inSteps = model();
        Sequential ofArrays = model()) {
      whole.fit(batches(9), BATCHES.epochs(4)); // 5 batches each
      History history = inSteps.fit(batches(9), BATCHES.epochs(10).stepsPerEpoch(2));
      assertThat(history.epochs()).isEqualTo(10);
      assertThat(same(inSteps.getWeights(), whole.getWeights())).isTrue();
      ofArrays.fit(ALL, silent(9).shuffle(false).epochs(10).stepsPerEpoch(2));
      assertThat(same(ofArrays.getWeights(), whole.getWeights())).isTrue();
    }
  }

  @Test
  void goesOnWithALaterEpochAsIfNothingHadBeenBetween() {
    try (Sequential once = model();
        Sequential twice = model()) {
      FitOptions options = silent(8).shuffle(false);
      once.fit(ALL, options.epochs(5));
      twice.fit(ALL, options.epochs(2));
      History rest = twice.fit(ALL, options.initialEpoch(2).epochs(5));
      assertThat(rest.epochs()).isEqualTo(3);
      assertThat(same(twice.getWeights(), once.getWeights())).isTrue();
    }
  }

  @Test
  void validatesAsOftenAsAskedFor() {
    try (Sequential model = model()) {
      History history =
          model.fit(ALL, silent(16).epochs(5).validationData(ALL).validationFrequency(2));
      assertThat(history.get("loss")).hasSize(5);
      assertThat(history.get("val_loss")).hasSize(2);
    }
  }

  @Test
  void oneBatchAtATimeIsWhatAFitDoes() {
    try (Sequential fitted = model();
        Sequential stepped = model()) {
      History history = fitted.fit(ALL.slice(0, 16), silent(8).shuffle(false));
      Evaluation first = stepped.trainOnBatch(ALL.slice(0, 8));
      Evaluation second = stepped.trainOnBatch(ALL.slice(8, 16));
      assertThat((first.loss() + second.loss()) / 2).isEqualTo(history.last("loss"));
      assertThat(same(stepped.getWeights(), fitted.getWeights())).isTrue();
      Map<String, FloatRows> before = stepped.getWeights();
      assertThat(stepped.testOnBatch(ALL.slice(0, 8)))
          .isEqualTo(stepped.evaluate(ALL.slice(0, 8), 32));
      assertThat(same(stepped.getWeights(), before)).isTrue();
      assertThat(stepped.predictOnBatch(ALL.x()).get("dense").toMatrix())
          .isDeepEqualTo(stepped.predict(Rows.of(X), 45).toMatrix());
    }
  }

  @Test
  void anUnknownNumberOfBatchesIsKnownFromTheSecondEpochOn() {
    List<OptionalInt> seen = new ArrayList<>();
    Callback steps =
        new Callback() {
          @Override
          public void onEpochBegin(TrainingState training, int epoch) {
            seen.add(training.stepsPerEpoch());
          }
        };
    try (Sequential model = model()) {
      Dataset<Examples> unknown = batches(10).filter(batch -> true);
      model.fit(unknown, BATCHES.epochs(2).callbacks(steps));
    }
    assertThat(seen).containsExactly(OptionalInt.empty(), OptionalInt.of(5));
  }

  @Test
  void tellsEveryEventOfKeras() {
    List<String> events = new ArrayList<>();
    Callback all =
        new Callback() {
          @Override
          public void onTrainBatchBegin(TrainingState training, int batch) {
            events.add("train " + batch);
          }

          @Override
          public void onTestBegin() {
            events.add("test begin");
          }

          @Override
          public void onTestBatchBegin(int batch) {
            events.add("test " + batch);
          }

          @Override
          public void onTestBatchEnd(int batch, Map<String, Double> logs) {
            events.add("tested " + batch + " " + logs.keySet());
          }

          @Override
          public void onTestEnd(Map<String, Double> logs) {
            events.add("test end " + logs.keySet());
          }

          @Override
          public void onPredictBegin() {
            events.add("predict begin");
          }

          @Override
          public void onPredictBatchBegin(int batch) {
            events.add("predict " + batch);
          }

          @Override
          public void onPredictBatchEnd(int batch) {
            events.add("predicted " + batch);
          }

          @Override
          public void onPredictEnd() {
            events.add("predict end");
          }
        };
    try (Sequential model = model()) {
      Examples few = ALL.slice(0, 4);
      model.fit(few, silent(2).validationData(few).validationBatchSize(4).callbacks(all));
      model.predict(few.x(), 4, all);
    }
    assertThat(events)
        .containsExactly(
            "train 0",
            "train 1",
            "test begin",
            "test 0",
            "tested 0 [loss, accuracy]",
            "test end [loss, accuracy]",
            "predict begin",
            "predict 0",
            "predicted 0",
            "predict end");
  }

  @Test
  void functionsAreCalledInTheirPlaces() {
    List<String> events = new ArrayList<>();
    LambdaCallback all =
        LambdaCallback.create()
            .trainBegin(training -> events.add("begin"))
            .epochBegin((training, epoch) -> events.add("epoch " + epoch))
            .trainBatchBegin((training, batch) -> events.add("batch " + batch))
            .trainBatchEnd((training, batch, logs) -> events.add("batch ended " + batch))
            .epochEnd((training, epoch, logs) -> events.add("epoch ended " + epoch))
            .trainEnd(training -> events.add("end"));
    try (Sequential model = model()) {
      model.fit(ALL.slice(0, 4), silent(2).callbacks(all));
    }
    assertThat(events)
        .containsExactly(
            "begin",
            "epoch 0",
            "batch 0",
            "batch ended 0",
            "batch 1",
            "batch ended 1",
            "epoch ended 0",
            "end");
  }

  @Test
  void saysWhatIsWrongWithABatch() {
    Examples wrong = Examples.of(Rows.of(new int[][] {{1, 99}}), Rows.of(new int[] {1}));
    try (Sequential model = model()) {
      assertThatThrownBy(() -> model.fit(batches(45).concat(Dataset.of(wrong)), BATCHES))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("fit: batch 1: token id: row 0, position 1 is 99");
      assertThatThrownBy(() -> model.fit(Dataset.of(Examples.ofInputs(ALL.x())), BATCHES))
          .hasMessage("fit: batch 0: the examples have no labels.");
      assertThatThrownBy(() -> model.fit(batches(9).take(0), BATCHES))
          .hasMessage("fit: the data set has no batches: at least one example is needed.");
      assertThatThrownBy(() -> model.fit(batches(9), silent(9)))
          .hasMessage(
              "fit: a data set comes in batches: begin the options with FitOptions.ofBatches().");
      assertThatThrownBy(() -> model.fit(batches(9), BATCHES.validationSplit(0.1)))
          .hasMessage(
              "fit: validationSplit needs all examples at once. Split the data set itself.");
      assertThatThrownBy(
              () ->
                  model.fit(ALL.withWeights(new float[45]), silent(9).classWeights(Map.of(1, 2f))))
          .hasMessage("fit: classWeights and sample weights cannot both be given. Multiply them.");
    }
  }

  @Test
  void anotherThreadStopsItAfterABatch() throws InterruptedException {
    try (Sequential model = model()) {
      Callback slow =
          new Callback() {
            @Override
            public void onTrainBatchEnd(
                TrainingState training, int batch, Map<String, Double> logs) {
              if (batch == 1) {
                Thread stopper = new Thread(model::stopTraining);
                stopper.start();
                try {
                  stopper.join();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              }
              assertThat(batch).isLessThan(2);
            }

            @Override
            public void onTrainEnd(TrainingState training) {
              assertThat(training.outcome()).isEqualTo(TrainingState.Outcome.INTERRUPTED);
            }
          };
      History history = model.fit(ALL, silent(8).epochs(100).callbacks(slow));
      assertThat(history.epochs()).isZero();
      model.fit(ALL, silent(8)); // goes on as usual
    }
  }

  @Test
  void anInterruptOfTheThreadEndsItAndStaysSet() {
    try (Sequential model = model()) {
      Thread.currentThread().interrupt();
      History history = model.fit(ALL, silent(8).epochs(100));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(history.epochs()).isZero();
    }
  }

  @Test
  void theLearningRateCanBeReadAndSet() {
    try (Sequential model = model()) {
      assertThat(model.learningRate()).isCloseTo(0.01, Offset.offset(1e-9));
      model.setLearningRate(0);
      Map<String, FloatRows> before = model.getWeights();
      model.trainOnBatch(ALL);
      assertThat(same(model.getWeights(), before)).isTrue();
      assertThatThrownBy(() -> model.setLearningRate(-1))
          .hasMessage("setLearningRate: a finite number, not negative, is needed, got -1.0");
    }
  }
}
