package io.github.tfrnn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.LayerProbe.Answer;
import io.github.tfrnn.layers.LayerProbe.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Does every recurrent layer, with every option, hold what all of them promise? */
class RecurrentPropertyTest {

  private static final int ROWS = 4;
  private static final int TIMESTEPS = 5;
  private static final int FEATURES = 2;
  private static final Shape INPUTS = Shape.of(Shapes.UNKNOWN, Shapes.UNKNOWN, FEATURES);

  /** Left padding, right padding, holes, and a row without anything valid. */
  private static final float[] MASK = {
    0, 0, 1, 1, 1,
    1, 1, 1, 0, 0,
    1, 0, 1, 0, 1,
    0, 0, 0, 0, 0
  };

  static List<RecurrentLayer> layers() {
    Activation softsign = Activation.SOFTSIGN;
    RNNCell stack =
        StackedRNNCells.of(
            LSTMCell.of(2), GRUCell.of(GRU.builder(2).recurrentDropout(0.3).build()));
    List<RecurrentLayer> one =
        List.of(
            LSTM.of(2),
            LSTM.builder(2).useBias(false).dropout(0.3).build(),
            LSTM.builder(2).dropout(0.3).recurrentDropout(0.3).build(),
            LSTM.builder(2).recurrentDropout(0.3).sharedRecurrentDropout(true).build(),
            LSTM.builder(2).activation(softsign).recurrentActivation(Activation.TANH).build(),
            GRU.of(2),
            GRU.builder(2).resetAfter(false).useBias(false).dropout(0.3).build(),
            GRU.builder(2).dropout(0.3).recurrentDropout(0.3).build(),
            GRU.builder(2).resetAfter(false).dropout(0.3).recurrentDropout(0.3).build(),
            GRU.builder(2).recurrentDropout(0.3).sharedRecurrentDropout(true).build(),
            GRU.builder(2)
                .resetAfter(false)
                .recurrentDropout(0.3)
                .sharedRecurrentDropout(true)
                .build(),
            GRU.builder(2).activation(softsign).recurrentActivation(Activation.TANH).build(),
            SimpleRNN.of(2),
            SimpleRNN.builder(2).useBias(false).dropout(0.3).recurrentDropout(0.3).build(),
            SimpleRNN.builder(2).activation(softsign).build(),
            RNN.of(new FastSlowCell(2, 1)),
            RNN.of(stack));
    List<RecurrentLayer> all = new ArrayList<>(one);
    one.forEach(layer -> all.add(layer.withGoBackwards(true)));
    return all;
  }

  static Stream<Layer> layersAndBothDirections() {
    Layer both =
        Bidirectional.of(LSTM.builder(2).recurrentDropout(0.3).returnSequences(true).build());
    return Stream.concat(layers().stream(), Stream.of(both));
  }

  private static LayerProbe probe(Layer layer) {
    return new LayerProbe(List.of(layer), INPUTS, true, Mode.TRAINING, 3);
  }

  private static Example example() {
    return Example.random(new Random(7), 0, ROWS, TIMESTEPS, FEATURES).masked(MASK);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layersAndBothDirections")
  void whatIsMaskedLeaksNowhere(Layer layer) {
    Example clean = example();
    float[] values = clean.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = MASK[i / FEATURES] == 0 ? Float.NaN : values[i];
    }
    try (LayerProbe probe = probe(layer)) {
      Answer expected = probe.call(clean);
      Answer actual = probe.call(clean.withValues(values));
      assertThat(actual.output()).isEqualTo(expected.output()).doesNotContain(Float.NaN);
      assertThat(actual.gradients().keySet()).isEqualTo(expected.gradients().keySet());
      expected
          .gradients()
          .forEach(
              (name, gradient) ->
                  assertThat(actual.gradients().get(name))
                      .as(name)
                      .isEqualTo(gradient)
                      .doesNotContain(Float.NaN));
      float[] ofInputs = actual.gradients().get("inputs");
      for (int i = 0; i < ofInputs.length; i++) {
        if (MASK[i / FEATURES] == 0) {
          assertThat(ofInputs[i]).isZero();
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layersAndBothDirections")
  void gradientsAreWhatDifferencesSay(Layer layer) {
    try (LayerProbe probe = probe(layer)) {
      probe.assertGradientsAreDifferences(example(), 1e-2f);
    }
  }
}
