package io.github.tfrnn.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.optimizers.SGD;
import io.github.tfrnn.optimizers.schedules.ExponentialDecay;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.TrainingState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Do schedules, averages and accumulated gradients have their say in {@code fit}? */
class OptimizerInFitTest {

  private static final Rows X = Rows.of(new float[][] {{1, 2}, {3, -4}, {-2, 1}, {0.5f, 3}});
  private static final Rows Y = Rows.of(new int[] {0, 1, 1, 0});

  private static Sequential model(Optimizer optimizer) {
    Sequential model = Sequential.seeded(3, Input.of(2), Dense.of(1, Activation.SIGMOID));
    model.compile(optimizer, Loss.BINARY_CROSSENTROPY);
    return model;
  }

  private static FitOptions options(int batchSize) {
    return TinyTask.silent(batchSize).shuffle(false);
  }

  @Test
  void theScheduleSeesEveryBatchOfEveryFit() {
    ExponentialDecay schedule = ExponentialDecay.of(0.5, 2, 0.5);
    List<Double> rates = new ArrayList<>();
    Callback watching =
        new Callback() {
          @Override
          public void onTrainBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {
            rates.add(training.learningRate()); // of the next step
          }
        };
    try (Sequential model = model(SGD.create().withLearningRate(schedule));
        Sequential byHand = model(SGD.of(0.5))) {
      model.fit(X, Y, options(2).epochs(2).callbacks(watching));
      model.fit(X, Y, options(2).callbacks(watching));
      assertThat(rates)
          .isEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 6L).stream().map(schedule::rate).toList());

      Callback setting =
          new Callback() {
            private long step;

            @Override
            public void onTrainBatchEnd(
                TrainingState training, int batch, Map<String, Double> logs) {
              training.setLearningRate(schedule.rate(++step));
            }
          };
      byHand.fit(X, Y, options(2).epochs(3).callbacks(setting));
      assertThat(TinyTask.same(model.getWeights(), byHand.getWeights())).isTrue();
    }
  }

  @Test
  void aRateCannotBeSetWhereAScheduleRules() {
    Callback setting =
        new Callback() {
          @Override
          public void onEpochBegin(TrainingState training, int epoch) {
            training.setLearningRate(0.1);
          }
        };
    try (Sequential model = model(SGD.create().withLearningRate(ExponentialDecay.of(1, 2, 0.5)))) {
      assertThatThrownBy(() -> model.fit(X, Y, options(2).callbacks(setting)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(
              "setLearningRate: the optimizer has a schedule, ExponentialDecay");
    }
  }

  @Test
  void aScheduleThatGivesNoRateIsTold() {
    try (Sequential model = model(SGD.create().withLearningRate(step -> 0.1 - 0.1 * step * step))) {
      assertThatThrownBy(() -> model.fit(X, Y, options(1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("for step 2 the optimizer's schedule gives -0.3");
    }
  }

  @Test
  void averagesTakeThePlaceOfTheWeightsAtTheEnd() {
    List<Map<String, FloatRows>> steps = new ArrayList<>();
    Callback watching =
        new Callback() {
          @Override
          public void onTrainBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {
            steps.add(new LinkedHashMap<>(training.weights()));
          }
        };
    try (Sequential model = model(SGD.of(0.5).withEma(0.75))) {
      model.fit(X, Y, options(2).callbacks(watching));
      model
          .getWeights()
          .forEach(
              (name, ended) ->
                  assertThat(ended.flat(0))
                      .as(name)
                      .isCloseTo(
                          0.75f * steps.get(0).get(name).flat(0)
                              + 0.25f * steps.get(1).get(name).flat(0),
                          Offset.offset(1e-6f)));
    }
  }

  @Test
  void twoBatchesAccumulatedAreOneOfTwiceTheSize() {
    try (Sequential accumulated = model(SGD.of(0.5).withGradientAccumulationSteps(2));
        Sequential large = model(SGD.of(0.5))) {
      accumulated.fit(X, Y, options(2).epochs(3));
      large.fit(X, Y, options(4).epochs(3));
      accumulated
          .getWeights()
          .forEach(
              (name, weight) ->
                  assertThat(weight.flat(0))
                      .as(name)
                      .isCloseTo(large.getWeights().get(name).flat(0), Offset.offset(1e-6f)));
    }
  }
}
