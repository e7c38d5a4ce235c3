package io.github.tfrnn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Execution;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.layers.LayerProbe.Answer;
import io.github.tfrnn.layers.LayerProbe.Example;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Does every activation have a gradient within the loop of a recurrent layer? */
@Tag("slow")
class ActivationsInLoopsTest {

  static Stream<Activation> activations() {
    String[] names = {
      "linear",
      "relu",
      "relu6",
      "leaky_relu",
      "elu",
      "celu",
      "selu",
      "gelu",
      "silu",
      "hard_silu",
      "mish",
      "tanh",
      "hard_tanh",
      "tanh_shrink",
      "sigmoid",
      "log_sigmoid",
      "hard_sigmoid",
      "sparse_sigmoid",
      "softmax",
      "log_softmax",
      "sparsemax",
      "softplus",
      "squareplus",
      "sparse_plus",
      "softsign",
      "soft_shrink",
      "hard_shrink",
      "exponential"
    };
    return Stream.concat(
        Arrays.stream(names).map(Activation::of),
        Stream.of(
            Activation.leakyRelu(0.1),
            Activation.elu(0.5),
            Activation.celu(0.5),
            Activation.geluApproximate(),
            Activation.squareplus(1),
            Activation.softShrink(0.1),
            Activation.hardShrink(0.1),
            Activation.threshold(0.2, -0.1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("activations")
  void givesTheSameAsWithoutALoop(Activation activation) {
    Layer layer = SimpleRNN.builder(4).activation(activation).build();
    Answer looped = answer(layer, Execution.LOOPED);
    Answer unrolled = answer(layer, Execution.UNROLLED);
    assertThat(LayerProbe.largestDifference(looped.output(), unrolled.output())).isLessThan(1e-5);
    assertThat(looped.gradients()).hasSize(4);
    unrolled
        .gradients()
        .forEach(
            (name, gradient) ->
                assertThat(LayerProbe.largestDifference(looped.gradients().get(name), gradient))
                    .as(name)
                    .isLessThan(1e-4));
  }

  private static Answer answer(Layer layer, Execution execution) {
    Shape inputs = Shape.of(3, 3, 2);
    Example example = Example.random(new Random(2), 0, inputs.asArray());
    try (LayerProbe probe =
        new LayerProbe(List.of(layer), inputs, false, Mode.INFERENCE, 7).preferring(execution)) {
      Answer answer = probe.call(example);
      assertThat(probe.has("While")).isEqualTo(execution == Execution.LOOPED);
      return answer;
    }
  }
}
