package io.github.tfrnn.training.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Floats;
import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.models.TinyTask;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.optimizers.Adafactor;
import io.github.tfrnn.optimizers.Adagrad;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.optimizers.Nadam;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.optimizers.RMSprop;
import io.github.tfrnn.optimizers.SGD;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Is all that an optimizer keeps told, in Keras's order, and is nothing else needed to go on? */
class OptimizerStateTest {

  private static final int[][] X = TinyTask.ids(12, 5, 1);

  private static Program program(Optimizer optimizer, long seed) {
    Network network =
        Network.chain(
            List.of(Embedding.of(TinyTask.IDS, 3), LSTM.of(2), Dense.of(2, Activation.SOFTMAX)),
            Shape.of(-1, -1));
    Setup setup = Setup.of(optimizer, Loss.SPARSE_CATEGORICAL_CROSSENTROPY, List.of());
    return Program.create(
        network, DTypePolicy.FLOAT32, ExecutionOptions.threads(2), seed, Optional.of(setup));
  }

  private static void train(Program program, long from, long to) {
    for (long number = from; number <= to; number++) {
      int first = (int) (number % 3) * 4;
      try (Batch batch =
          Batch.of(
              List.of(Rows.of(X)),
              List.of(Rows.of(TinyTask.labels(X))),
              List.of(),
              new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11},
              first,
              first + 4)) {
        program.train(batch, number, 0.05);
      }
    }
  }

  private static Map<String, List<Float>> lists(Map<String, FloatRows> values) {
    Map<String, List<Float>> lists = new LinkedHashMap<>();
    values.forEach((name, rows) -> lists.put(name, Floats.asList(rows.toFlat())));
    return lists;
  }

  static List<Optimizer> optimizers() {
    return List.of(
        SGD.of(0.05).withMomentum(0.9),
        Adam.of(0.05).withAmsgrad(true).withEma(0.9).withGradientAccumulationSteps(2),
        RMSprop.of(0.05).withMomentum(0.5).withCentered(true),
        Nadam.of(0.05).withGradientAccumulationSteps(3),
        Adafactor.of(0.05),
        Adagrad.of(0.05).withEma().withEmaOverwriteFrequency(2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void trainingGoesOnFromTheState(Optimizer optimizer) {
    try (Program whole = program(optimizer, 1);
        Program resumed = program(optimizer, 2)) {
      train(whole, 1, 4);
      Map<String, FloatRows> weights = whole.values();
      Map<String, FloatRows> state = whole.optimizerValues();
      train(whole, 5, 9);
      resumed.setValues(weights);
      resumed.setOptimizerValues(state);
      train(resumed, 5, 9);
      assertThat(lists(resumed.values())).isEqualTo(lists(whole.values()));
      assertThat(lists(resumed.optimizerValues())).isEqualTo(lists(whole.optimizerValues()));

      // and not from the weights alone
      resumed.setValues(weights);
      train(resumed, 5, 9);
      assertThat(lists(resumed.values())).isNotEqualTo(lists(whole.values()));
    }
  }

  @Test
  void standsInTheOrderOfKeras() {
    Optimizer optimizer =
        Adam.create().withAmsgrad(true).withEma().withGradientAccumulationSteps(2);
    List<String> weights =
        List.of(
            "embedding/embeddings",
            "lstm/kernel",
            "lstm/recurrent_kernel",
            "lstm/bias",
            "dense/kernel",
            "dense/bias");
    List<String> expected = new ArrayList<>();
    weights.forEach(weight -> expected.add("optimizer/" + weight + "_average"));
    weights.forEach(weight -> expected.add("optimizer/" + weight + "_gradient_accumulator"));
    for (String weight : weights) {
      expected.add("optimizer/" + weight + "_momentum");
      expected.add("optimizer/" + weight + "_velocity");
    }
    weights.forEach(weight -> expected.add("optimizer/" + weight + "_velocity_hat"));
    try (Program program = program(optimizer, 1)) {
      assertThat(List.copyOf(program.optimizerValues().keySet())).isEqualTo(expected);
    }
  }

  @Test
  void beginsWithTheSlotsValues() {
    try (Program adagrad = program(Adagrad.create(), 1);
        Program nadam = program(Nadam.create(), 1)) {
      assertThat(adagrad.optimizerValues().get("optimizer/lstm/bias_accumulator").toFlat())
          .containsOnly(0.1f);
      assertThat(nadam.optimizerValues().get("optimizer/u_product").toFlat()).containsExactly(1f);
      assertThat(nadam.optimizerValues().get("optimizer/lstm/bias_velocity").toFlat())
          .containsOnly(0f);
    }
  }

  @Test
  void refusesAnotherOptimizersState() {
    try (Program adam = program(Adam.create(), 1);
        Program sgd = program(SGD.create().withMomentum(0.9), 1)) {
      Map<String, FloatRows> momenta = sgd.optimizerValues();
      assertThatThrownBy(() -> adam.setOptimizerValues(momenta))
          .hasMessage(
              "setOptimizerValues: \"optimizer/embedding/embeddings_velocity\" is missing.");
      Map<String, FloatRows> both = adam.optimizerValues();
      assertThatThrownBy(() -> sgd.setOptimizerValues(both))
          .hasMessageStartingWith("setOptimizerValues: the optimizer has no [optimizer/embedding");
    }
  }

  @Test
  void weightsAndAveragesChangePlaces() {
    try (Program program = program(SGD.of(0.5).withEma(0.5), 1)) {
      train(program, 1, 3);
      Map<String, List<Float>> weights = lists(program.values());
      Map<String, List<Float>> averages = lists(program.optimizerValues());
      program.swapAverages();
      weights.forEach(
          (name, values) -> {
            String average = "optimizer/" + name + "_average";
            assertThat(lists(program.optimizerValues())).containsEntry(average, values);
            assertThat(lists(program.values()).get(name))
                .isEqualTo(averages.get(average))
                .isNotEqualTo(values);
          });
      program.swapAverages();
      assertThat(lists(program.values())).isEqualTo(weights);

      program.overwriteWithAverages();
      assertThat(lists(program.optimizerValues())).isEqualTo(averages);
      assertThat(lists(program.values()).get("lstm/bias"))
          .isEqualTo(averages.get("optimizer/lstm/bias_average"));

      program.setValues(rows(weights, program.values()));
      program.restartAverages();
      assertThat(lists(program.values())).isEqualTo(weights);
      assertThat(lists(program.optimizerValues()))
          .containsEntry("optimizer/lstm/bias_average", weights.get("lstm/bias"));
    }
  }

  private static Map<String, FloatRows> rows(
      Map<String, List<Float>> lists, Map<String, FloatRows> like) {
    Map<String, FloatRows> rows = new LinkedHashMap<>();
    lists.forEach(
        (name, list) -> {
          rows.put(name, FloatRows.ofFlat(Floats.toArray(list), like.get(name).shape()));
        });
    return rows;
  }

  @Test
  void saysThatThereAreNoAverages() {
    try (Program program = program(SGD.create(), 1)) {
      assertThat(program.keepsAverages()).isFalse();
      assertThatThrownBy(program::swapAverages)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("optimizer.withEma()");
    }
  }
}
