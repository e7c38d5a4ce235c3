package io.github.tfrnn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Execution;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.ExecutionChoice.Fused;
import io.github.tfrnn.layers.LayerProbe.Answer;
import io.github.tfrnn.layers.LayerProbe.Example;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;

/** Do all ways to run a recurrence agree, and is the right one chosen? */
class ExecutionsTest {

  /** The same function as the default, but not the constant that the hand-written ways ask for. */
  private static final Activation OTHER_TANH = (tf, x) -> tf.math.tanh(x);

  /** A layer, the same layer differentiated by TensorFlow, and inputs, all drawn from one seed. */
  private record Config(long seed, Layer layer, Layer generic, Shape inputs, boolean masked) {

    static Config random(long seed) {
      Random random = new Random(seed);
      int units = 1 + random.nextInt(6);
      boolean backwards = random.nextBoolean();
      boolean sequences = random.nextBoolean();
      boolean bias = random.nextInt(3) > 0;
      Layer layer;
      Layer generic;
      if (seed % 5 == 4) {
        RNNCell own = new FastSlowCell(units, 1 + random.nextInt(3));
        layer = RNN.builder(own).goBackwards(backwards).returnSequences(sequences).build();
        generic = layer;
      } else if (seed % 4 == 1) {
        SimpleRNN simple =
            SimpleRNN.builder(units)
                .goBackwards(backwards)
                .returnSequences(sequences)
                .useBias(bias)
                .build();
        layer = simple;
        generic = simple.toBuilder().activation(OTHER_TANH).build();
      } else if (seed % 2 == 0) {
        LSTM lstm =
            LSTM.builder(units)
                .goBackwards(backwards)
                .returnSequences(sequences)
                .useBias(bias)
                .build();
        layer = lstm;
        generic = lstm.toBuilder().activation(OTHER_TANH).build();
      } else {
        GRU gru =
            GRU.builder(units)
                .resetAfter(random.nextBoolean())
                .goBackwards(backwards)
                .returnSequences(sequences)
                .useBias(bias)
                .build();
        layer = gru;
        generic = gru.toBuilder().activation(OTHER_TANH).build();
      }
      Shape inputs = Shape.of(1 + random.nextInt(5), 1 + random.nextInt(45), 1 + random.nextInt(6));
      return new Config(seed, layer, generic, inputs, seed % 3 == 0);
    }

    Example example() {
      Random random = new Random(seed);
      float[] values = new float[(int) inputs.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      float[] mask = new float[(int) (inputs.get(0) * inputs.get(1))];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = masked && random.nextInt(3) == 0 ? 0 : 1;
      }
      return new Example(inputs, values, masked ? mask : null);
    }

    LayerProbe probe(Layer which) {
      Shape known = Shape.of(Shapes.UNKNOWN, inputs.get(1), inputs.get(2));
      return new LayerProbe(List.of(which), known, masked, Mode.INFERENCE, seed);
    }

    @Override
    public String toString() {
      return "seed %d: %s, %s%s"
          .formatted(
              seed,
              layer.getClass().getSimpleName(),
              Shapes.toString(inputs),
              masked ? ", masked" : "");
    }
  }

  static Stream<Config> configs() {
    return LongStream.range(0, 30).mapToObj(Config::random);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("configs")
  void allWaysAgree(Config config) {
    Example example = config.example();
    Answer expected;
    try (LayerProbe generic = config.probe(config.generic()).preferring(Execution.LOOPED)) {
      expected = generic.call(example);
    }
    for (Execution execution : List.of(Execution.FUSED, Execution.UNROLLED, Execution.LOOPED)) {
      for (Layer layer : List.of(config.layer(), config.generic())) {
        try (LayerProbe probe = config.probe(layer).preferring(execution)) {
          Answer answer = probe.call(example);
          assertClose(execution + " output", answer.output(), expected.output());
          assertThat(answer.gradients().keySet()).isEqualTo(expected.gradients().keySet());
          expected
              .gradients()
              .forEach(
                  (name, gradient) ->
                      assertClose(execution + " " + name, answer.gradients().get(name), gradient));
        }
      }
    }
  }

  static Stream<Config> unmasked() { // with a mask nothing is compiled
    return configs().filter(config -> !config.masked());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unmasked")
  void predictionsAgree(Config config) {
    Example example = config.example();
    float[] expected;
    try (LayerProbe generic = config.probe(config.generic())) {
      expected = generic.predict(example);
    }
    for (Execution execution : Execution.values()) {
      for (Layer layer : List.of(config.layer(), config.generic())) {
        try (LayerProbe probe = config.probe(layer).preferring(execution)) {
          assertClose(execution + " prediction", probe.predict(example), expected);
        }
      }
    }
  }

  private static void assertClose(String what, float[] actual, float[] expected) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      float allowed = 2e-5f * Math.max(1, Math.abs(expected[i]));
      assertThat(Math.abs(actual[i] - expected[i]))
          .as("%s[%d]: %s, expected %s", what, i, actual[i], expected[i])
          .isLessThan(allowed);
    }
  }

  private static ExecutionChoice choose(
      Fused fused, long timesteps, boolean masked, boolean differentiated, Execution preferred) {
    return ExecutionChoice.of(
        new ExecutionChoice.Facts(fused, timesteps, masked, differentiated),
        Optional.ofNullable(preferred));
  }

  @Test
  void takesTheFusedCellWhereThereIsOne() {
    assertThat(choose(Fused.FASTER, 5, false, true, null))
        .isEqualTo(
            new ExecutionChoice(Execution.FUSED, "TensorFlow has this cell as one operation"));
  }

  @Test
  void takesSingleStepsWhereTheyAreFaster() {
    assertThat(choose(Fused.SLOWER, 50, false, true, null).execution()).isEqualTo(Execution.LOOPED);
    assertThat(choose(Fused.SLOWER, 50, false, true, Execution.FUSED))
        .isEqualTo(new ExecutionChoice(Execution.FUSED, "asked for"));
  }

  /** Matrices of 1024 columns and more are multiplied the other way round. */
  @ParameterizedTest
  @ValueSource(strings = {"LSTM", "GRU", "GRU before", "SimpleRNN"})
  void wideLayersAgreeToo(String cell) {
    Layer layer =
        switch (cell) {
          case "LSTM" -> LSTM.of(256);
          case "GRU" -> GRU.of(512);
          case "GRU before" -> GRU.builder(512).resetAfter(false).build();
          default -> SimpleRNN.of(1024);
        };
    Layer generic =
        switch (cell) {
          case "LSTM" -> LSTM.builder(256).activation(OTHER_TANH).build();
          case "GRU" -> GRU.builder(512).activation(OTHER_TANH).build();
          case "GRU before" -> GRU.builder(512).resetAfter(false).activation(OTHER_TANH).build();
          default -> SimpleRNN.builder(1024).activation(OTHER_TANH).build();
        };
    Shape inputs = Shape.of(3, 4, 5);
    Example example = Example.random(new Random(1), 0, 3, 4, 5);
    try (LayerProbe one = new LayerProbe(List.of(layer), inputs, false, Mode.INFERENCE, 1);
        LayerProbe other = new LayerProbe(List.of(generic), inputs, false, Mode.INFERENCE, 1)) {
      for (LayerProbe probe : List.of(one, other)) { // small weights, or every gate is shut
        Map<String, float[]> values = probe.weightValues();
        probe.setWeights(
            weight -> {
              float[] small = values.get(weight.name()).clone();
              for (int i = 0; i < small.length; i++) {
                small[i] *= 0.05f;
              }
              return small;
            });
      }
      Answer expected = other.call(example);
      Answer answer = one.call(example);
      assertClose("output", answer.output(), expected.output());
      expected.gradients().forEach((name, g) -> assertClose(name, answer.gradients().get(name), g));
    }
  }

  @Test
  void unrollsFewTimestepsAndLoopsOverMany() {
    assertThat(choose(Fused.MISSING, 20, false, true, null).execution())
        .isEqualTo(Execution.UNROLLED);
    assertThat(choose(Fused.MISSING, 21, false, true, null))
        .isEqualTo(new ExecutionChoice(Execution.LOOPED, "21 timesteps are many"));
    assertThat(choose(Fused.MISSING, Shapes.UNKNOWN, false, true, null).reason())
        .isEqualTo("the number of steps is known at run time only");
    assertThat(choose(Fused.MISSING, 5, true, true, null).execution()).isEqualTo(Execution.LOOPED);
  }

  @Test
  void compilesPredictionsAlone() {
    assertThat(choose(Fused.MISSING, 50, false, false, Execution.COMPILED))
        .isEqualTo(new ExecutionChoice(Execution.COMPILED, "asked for"));
    assertThat(choose(Fused.MISSING, 50, false, true, Execution.COMPILED).reason())
        .isEqualTo("COMPILED was asked for, but that has no gradient; 50 timesteps are many");
    assertThat(choose(Fused.FASTER, 50, true, false, Execution.COMPILED).execution())
        .isEqualTo(Execution.FUSED);
  }
}
