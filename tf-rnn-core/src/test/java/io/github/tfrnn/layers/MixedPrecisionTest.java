package io.github.tfrnn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.graph.Execution;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.LayerProbe.Answer;
import io.github.tfrnn.layers.LayerProbe.Example;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Do layers compute nearly the same with products in bfloat16, forward and backward? */
class MixedPrecisionTest {

  private static final Shape INPUTS = Shape.of(Shapes.UNKNOWN, 9, 5);

  static List<Layer> layers() {
    return List.of(
        Dense.of(4, Activation.TANH),
        Conv1D.builder(4, 3).activation(Activation.TANH).build(),
        Conv1D.builder(5, 2).groups(5).padding(Padding.SAME).strides(2).useBias(false).build(),
        SeparableConv1D.builder(4, 3).activation(Activation.TANH).build(),
        Conv1DTranspose.builder(4, 3).strides(2).useBias(false).build(),
        LSTM.of(6),
        LSTM.builder(6).returnSequences(true).goBackwards(true).useBias(false).build(),
        LSTM.builder(6).dropout(0.2).recurrentDropout(0.2).sharedRecurrentDropout(true).build(),
        LSTM.builder(6).dropout(0.2).recurrentDropout(0.2).build(),
        LSTM.builder(6).activation(Activation.SOFTSIGN).build(),
        GRU.of(6),
        GRU.builder(6).resetAfter(false).returnSequences(true).build(),
        SimpleRNN.of(6),
        Bidirectional.of(GRU.of(3)),
        RNN.of(StackedRNNCells.of(LSTMCell.of(3), GRUCell.of(4))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void differsFromFloat32ByLittle(Layer layer) {
    Example example = Example.random(new Random(2), 0, 6, 9, 5);
    for (Execution execution : List.of(Execution.FUSED, Execution.UNROLLED, Execution.LOOPED)) {
      try (LayerProbe exact = probe(layer).preferring(execution);
          LayerProbe mixed = probe(layer).preferring(execution).under(DTypePolicy.MIXED_BFLOAT16)) {
        Answer expected = exact.call(example);
        Answer actual = mixed.call(example);
        assertNear("output", actual.output(), expected.output());
        assertThat(actual.gradients().keySet()).isEqualTo(expected.gradients().keySet());
        expected
            .gradients()
            .forEach((name, g) -> assertNear(name, actual.gradients().get(name), g));
      }
    }
  }

  private static LayerProbe probe(Layer layer) {
    return new LayerProbe(List.of(layer), INPUTS, false, Mode.TRAINING, 4);
  }

  /** Eight bits are a hundredth or so of the largest value after a few products; never nothing. */
  private static void assertNear(String what, float[] actual, float[] expected) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    double largest = 0;
    double size = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(actual[i] - expected[i]));
      size = Math.max(size, Math.abs(expected[i]));
    }
    assertThat(largest / size).as("%s: %s of %s", what, largest, size).isBetween(1e-6, 0.04);
  }
}
