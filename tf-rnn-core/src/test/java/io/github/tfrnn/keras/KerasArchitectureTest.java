package io.github.tfrnn.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.golden.KerasConfig;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.layers.Add;
import io.github.tfrnn.layers.Attention;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.FastSlowCell;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.Highway;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.RNN;
import io.github.tfrnn.layers.SharedLayer;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.losses.Huber;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.losses.Reduction;
import io.github.tfrnn.metrics.AUC;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Functional;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Stack;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.optimizers.schedules.ExponentialDecay;
import io.github.tfrnn.training.Objective;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models of ours, to configurations and back. */
class KerasArchitectureTest {

  private static KerasModel again(Model model) {
    ObjectNode written = KerasArchitecture.write(model, KerasConfig.CUSTOM);
    LiveConfigs.keep("ours_" + model.name(), written);
    KerasModel read = KerasArchitecture.read(written.toString(), KerasConfig.CUSTOM);
    assertThat(KerasArchitecture.write(read, KerasConfig.CUSTOM)).isEqualTo(written);
    return read;
  }

  @Test
  void aSequentialModelIsTheSameAgain() {
    try (Sequential model =
        Sequential.builder()
            .name("small")
            .dtypePolicy(DTypePolicy.MIXED_BFLOAT16)
            .layers(Input.of(5, 3), LSTM.of(4), Dense.of(2).named("head"))
            .build()) {
      model.compile(
          Adam.create().withClipnorm(1).withLearningRate(ExponentialDecay.of(0.1, 10, 0.5)),
          Loss.CATEGORICAL_CROSSENTROPY.reduced(Reduction.SUM),
          Metric.ACCURACY,
          AUC.create().named("area").weighted());
      KerasModel read = again(model);
      assertThat(read).isEqualTo(KerasModel.of(model));
      assertThat(read.name()).isEqualTo("small");
      assertThat(((Stack) read.layers()).layers())
          .extracting(layer -> layer.givenName().orElseThrow())
          .containsExactly("input_layer", "lstm", "head");
    }
  }

  @Test
  void aModelThatDoesNotKnowItsInputIsWrittenToo() {
    try (Sequential model = Sequential.of(Dense.of(2), Dense.of(3))) {
      KerasModel read = again(model);
      assertThat(((Stack) read.layers()).layers())
          .extracting(layer -> layer.givenName().orElseThrow())
          .containsExactly("dense", "dense_1");
    }
  }

  @Test
  void severalInputsAndOutputsSharedLayersAndModelsWithinAreTheSameAgain() {
    SymbolicTensor a = Input.tensor("a", Input.UNKNOWN, 3);
    SymbolicTensor b = Input.tensor("b", Input.UNKNOWN, 3);
    SharedLayer shared =
        SharedLayer.of(GRU.builder(4).returnSequences(true).returnState(true).build());
    List<SymbolicTensor> first = shared.applyAll(a);
    List<SymbolicTensor> second = shared.applyAll(b, first.get(1));
    SymbolicTensor inner = Input.tensor("inner_rows", 4);
    Network within = Network.of(List.of(inner), List.of(Dense.of(4, Activation.TANH).apply(inner)));
    SharedLayer model = SharedLayer.of(within.named("within"));
    SymbolicTensor once = model.apply(first.get(1));
    SymbolicTensor twice = model.apply(second.get(1));
    SymbolicTensor sum = Add.create().apply(once, twice);
    SymbolicTensor seen =
        Attention.create().withUseCausalMask(true).apply(first.get(0), second.get(0));
    try (Functional functional =
        Functional.builder(List.of(a, b), List.of(Dense.of(1).named("one").apply(sum), twice, seen))
            .name("wired")
            .build()) {
      functional.compile(
          Adam.create(),
          List.of(
              Objective.of("one", Huber.of(0.5)).weighted(0.5).metrics(Metric.of("mae")),
              Objective.of("within", Loss.MEAN_SQUARED_ERROR),
              Objective.of("attention", Loss.LOG_COSH).metrics(Metric.POISSON.weighted())));
      KerasModel read = again(functional);
      assertThat(((Network) read.layers()).outputNames())
          .containsExactly("one", "within", "attention");
      assertThat(read.compilation()).isEqualTo(functional.compilation());
      try (Model made = read.toModel(1)) {
        assertThat(made.network().outputShapes().toString())
            .isEqualTo(functional.network().outputShapes().toString());
      }
    }
  }

  @Test
  void aLayerThatIsLeftAloneIsNotTrainable() {
    try (Sequential model = Sequential.of(Input.of(3), Dense.of(2), Dense.of(1))) {
      model.setTrainable("dense", false);
      JsonNode written = KerasArchitecture.write(model);
      JsonNode layers = written.get("config").get("layers");
      assertThat(layers.get(1).get("config").get("trainable").booleanValue()).isFalse();
      assertThat(layers.get(2).get("config").get("trainable").booleanValue()).isTrue();
      assertThat(KerasArchitecture.read(written, CustomObjects.none()))
          .isEqualTo(KerasModel.of(model));
    }
  }

  @Test
  void classesOfUsersAreTheSameAgain() {
    try (Sequential model =
        Sequential.of(
            Input.of(5, 3),
            new Highway().named("own"),
            RNN.of(new FastSlowCell(3, 2)),
            Dense.of(1))) {
      ObjectNode written = KerasArchitecture.write(model, KerasConfig.CUSTOM);
      assertThat(KerasArchitecture.read(written, KerasConfig.CUSTOM))
          .isEqualTo(KerasModel.of(model));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> KerasArchitecture.read(written, CustomObjects.none()))
          .withMessageContaining("layer \"own\" (Highway): the class \"Highway\"");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> KerasArchitecture.write(model))
          .withMessageContaining("layer \"own\" (Highway): Keras has no such layer");
    }
  }

  @Test
  void oldGatedUnitsResetBeforeTheProduct() {
    KerasModel model =
        KerasArchitecture.read(
            """
            {"class_name": "Sequential", "keras_version": "2.1.6-tf", "config": [
              {"class_name": "GRU", "config": {"name": "gru", "units": 3, "time_major": false,
                "implementation": 1, "batch_input_shape": [null, 5, 2], "dtype": "float32",
                "kernel_initializer": {"class_name": "VarianceScaling", "config": {
                  "scale": 1.0, "mode": "fan_avg", "distribution": "uniform", "seed": null,
                  "dtype": "float32"}}}}]}
            """);
    assertThat(((Stack) model.layers()).layers())
        .containsExactly(Input.of(5, 2), GRU.builder(3).resetAfter(false).build().named("gru"));
  }

  @Test
  void trainingOfKeras2IsRead() {
    KerasModel model =
        KerasArchitecture.read(
            """
            {"class_name": "Sequential", "config": {"layers": [
              {"class_name": "Dense", "config": {"units": 1}}]}}
            """);
    JsonNode training = Resources.json("/training_of_keras_2.json");
    assertThat(KerasArchitecture.readCompilation(training, model, CustomObjects.none()))
        .satisfies(
            read -> {
              assertThat(read.optimizer()).isEqualTo(Adam.of(0.25).withEpsilon(1e-6));
              assertThat(read.objectives())
                  .containsExactly(
                      Objective.ofEveryOutput(Loss.BINARY_CROSSENTROPY)
                          .metrics(Metric.of("binary_accuracy").named("acc")));
            });
  }
}
