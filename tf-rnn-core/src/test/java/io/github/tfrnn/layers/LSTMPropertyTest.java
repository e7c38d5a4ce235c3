package io.github.tfrnn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.LayerProbe.Answer;
import io.github.tfrnn.layers.LayerProbe.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;

/** Does the LSTM hold for random shapes, masks and options, on every way it can run? */
class LSTMPropertyTest {

  /** The same function as the default, but not the constant that the fused way asks for. */
  private static final Activation CELLWISE_TANH = (tf, x) -> tf.math.tanh(x);

  private enum Pattern {
    NONE,
    LEFT,
    RIGHT,
    HOLES,
    NOTHING_VALID
  }

  /** An LSTM and inputs, all drawn from one seed. */
  private record Config(
      long seed, int batch, int timesteps, int features, LSTM layer, Pattern pattern) {

    static Config random(long seed) {
      Random random = new Random(seed);
      LSTM layer =
          LSTM.builder(1 + random.nextInt(9))
              .goBackwards(random.nextBoolean())
              .returnSequences(random.nextBoolean())
              .zeroOutputForMask(random.nextInt(3) == 0)
              .useBias(random.nextInt(4) > 0)
              .build();
      return new Config(
          seed,
          1 + random.nextInt(6),
          seed % 3 == 0 ? 1 + random.nextInt(4) : 1 + random.nextInt(70),
          1 + random.nextInt(7),
          layer,
          List.of(Pattern.values()).get(random.nextInt(5)));
    }

    boolean masked() {
      return pattern != Pattern.NONE;
    }

    Example example() {
      Random random = new Random(seed + 1);
      Example example = Example.random(random, 0, batch, timesteps, features);
      return masked() ? example.masked(mask(random)) : example;
    }

    private float[] mask(Random random) {
      float[] mask = new float[batch * timesteps];
      for (int row = 0; row < batch; row++) {
        int length = random.nextInt(timesteps + 1);
        for (int step = 0; step < timesteps; step++) {
          boolean counts =
              switch (pattern) {
                case LEFT -> step >= timesteps - length;
                case RIGHT -> step < length;
                case HOLES -> random.nextBoolean();
                default -> pattern == Pattern.NONE;
              };
          mask[row * timesteps + step] = counts ? 1 : 0;
        }
      }
      return mask;
    }

    LayerProbe probe(LSTM way) {
      return probe(way, Mode.INFERENCE);
    }

    LayerProbe probe(LSTM way, Mode mode) {
      Shape inputs = Shape.of(Shapes.UNKNOWN, Shapes.UNKNOWN, features);
      return new LayerProbe(List.of(way), inputs, masked(), mode, seed);
    }

    LSTM cellwise() {
      return layer.toBuilder().activation(CELLWISE_TANH).build();
    }

    @Override
    public String toString() {
      return "seed %d: %dx%dx%d → %d, %s%s%s%s"
          .formatted(
              seed,
              batch,
              timesteps,
              features,
              layer.units(),
              pattern,
              layer.goBackwards() ? ", backwards" : "",
              layer.returnSequences() ? ", sequences" : "",
              layer.zeroOutputForMask() ? ", zeros" : "");
    }
  }

  static Stream<Config> configs() {
    return LongStream.range(0, 24).mapToObj(Config::random);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("configs")
  void fusedAndCellwiseWaysAgree(Config config) {
    Example example = config.example();
    try (LayerProbe fused = config.probe(config.layer());
        LayerProbe cellwise = config.probe(config.cellwise())) {
      Answer one = fused.call(example);
      Answer other = cellwise.call(example);
      assertThat(fused.has("BlockLSTMV2")).isTrue();
      assertThat(cellwise.has("BlockLSTMV2")).isFalse();
      assertAgree(one, other);
    }
  }

  /** What is masked might as well not be there. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(booleans = {false, true})
  void maskedTimestepsMightAsWellNotBeThere(boolean backwards) {
    LSTM layer = LSTM.builder(4).goBackwards(backwards).build();
    Example whole = Example.random(new Random(5), 0, 1, 6, 3).masked(0, 1, 1, 0, 1, 0);
    float[] left = new float[9];
    int at = 0;
    for (int step : new int[] {1, 2, 4}) {
      System.arraycopy(whole.values(), step * 3, left, at, 3);
      at += 3;
    }
    Example shorter = new Example(Shape.of(1, 3, 3), left, new float[] {1, 1, 1});
    Shape inputs = Shape.of(Shapes.UNKNOWN, Shapes.UNKNOWN, 3);
    try (LayerProbe probe = new LayerProbe(List.of(layer), inputs, true, Mode.INFERENCE, 1)) {
      assertThat(difference(probe.call(whole).output(), probe.call(shorter).output()))
          .isLessThan(1e-6);
    }
  }

  @ParameterizedTest(name = "sequences: {0}")
  @ValueSource(booleans = {false, true})
  void aBatchWithoutAnythingValidGivesZeros(boolean sequences) {
    LSTM fused = LSTM.builder(4).returnSequences(sequences).build();
    for (LSTM way : List.of(fused, fused.toBuilder().activation(CELLWISE_TANH).build())) {
      Example example =
          Example.random(new Random(5), 0, 3, 6, 2).masked(LayerProbe.constant(18, 0));
      Shape inputs = Shape.of(Shapes.UNKNOWN, Shapes.UNKNOWN, 2);
      try (LayerProbe probe = new LayerProbe(List.of(way), inputs, true, Mode.INFERENCE, 1)) {
        for (int parts : List.of(1, 2)) {
          Answer answer = probe.call(example, parts, 1);
          assertThat(answer.output()).containsOnly(0);
          assertThat(answer.gradients().keySet())
              .containsExactlyInAnyOrder(
                  "inputs", "lstm/kernel", "lstm/recurrent_kernel", "lstm/bias");
          assertThat(answer.gradients().values())
              .allSatisfy(gradient -> assertThat(gradient).containsOnly(0));
        }
      }
    }
  }

  /** Inputs equal at all timesteps, a forget gate shut: outputs differ only if the masks do. */
  @ParameterizedTest(name = "recurrent {0}")
  @CsvSource({"0", "0.5"})
  void dropsTheSameInputsAtEveryTimestep(double recurrentDropout) {
    int features = 8;
    int timesteps = 5;
    LSTM layer =
        LSTM.builder(3)
            .dropout(0.5)
            .recurrentDropout(recurrentDropout)
            .returnSequences(true)
            .build();
    float[] ones = LayerProbe.constant(4 * timesteps * features, 1);
    Example example = new Example(Shape.of(4, timesteps, features), ones, null);
    Shape inputs = Shape.of(Shapes.UNKNOWN, Shapes.UNKNOWN, features);
    try (LayerProbe probe = new LayerProbe(List.of(layer), inputs, false, Mode.TRAINING, 3)) {
      Map<String, float[]> weights = probe.weightValues();
      Arrays.fill(weights.get("lstm/recurrent_kernel"), 0);
      Arrays.fill(weights.get("lstm/bias"), 3, 6, -100); // forget gate
      for (int i = 0; i < weights.get("lstm/kernel").length; i++) {
        if (i % 12 / 3 == 1) {
          weights.get("lstm/kernel")[i] = 0;
        }
      }
      probe.setWeights(weight -> weights.get(weight.name()));
      Answer first = probe.call(example, 1, 1);
      for (int row = 0; row < 4; row++) {
        float[] start = slice(first.output(), row * timesteps * 3, 3);
        for (int step = 1; step < timesteps; step++) {
          assertThat(slice(first.output(), (row * timesteps + step) * 3, 3)).isEqualTo(start);
        }
      }
      assertThat(slice(first.output(), 0, 3))
          .as("each row has a mask of its own")
          .isNotEqualTo(slice(first.output(), timesteps * 3, 3));
      assertThat(probe.call(example, 1, 2).output()).isNotEqualTo(first.output());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dropouts")
  void predictionsDropNothing(LSTM dropping, LSTM plain) {
    Example example = Example.random(new Random(8), 0, 3, 7, 4);
    Shape inputs = Shape.of(Shapes.UNKNOWN, Shapes.UNKNOWN, 4);
    try (LayerProbe one = new LayerProbe(List.of(dropping), inputs, false, Mode.INFERENCE, 3);
        LayerProbe two = new LayerProbe(List.of(plain), inputs, false, Mode.INFERENCE, 3)) {
      assertAgree(one.call(example), two.call(example));
    }
  }

  static Stream<Arguments> dropouts() {
    LSTM plain = LSTM.of(3);
    List<Arguments> all = new ArrayList<>();
    for (LSTM dropping :
        List.of(
            plain.toBuilder().dropout(0.4).build(),
            plain.toBuilder().recurrentDropout(0.4).build(),
            plain.toBuilder().dropout(0.3).recurrentDropout(0.4).build())) {
      all.add(Arguments.of(dropping, plain));
    }
    return all.stream();
  }

  @ParameterizedTest(name = "dropout {0}, recurrent {1}")
  @CsvSource({"0.4,0", "0,0.4", "0.3,0.2"})
  void dropsTheSameInAnyNumberOfParts(double dropout, double recurrentDropout) {
    LSTM layer =
        LSTM.builder(3)
            .dropout(dropout)
            .recurrentDropout(recurrentDropout)
            .returnSequences(true)
            .build();
    Example example = Example.random(new Random(8), 0, 7, 5, 4);
    Shape inputs = Shape.of(Shapes.UNKNOWN, Shapes.UNKNOWN, 4);
    try (LayerProbe probe = new LayerProbe(List.of(layer), inputs, false, Mode.TRAINING, 3);
        LayerProbe other = new LayerProbe(List.of(layer), inputs, false, Mode.TRAINING, 4)) {
      Answer whole = probe.call(example, 1, 6);
      for (int parts : List.of(2, 3)) {
        assertAgree(probe.call(example, parts, 6), whole);
      }
      other.setWeights(weight -> probe.weightValues().get(weight.name()));
      assertThat(difference(other.call(example, 1, 6).output(), whole.output()))
          .as("another seed drops others")
          .isGreaterThan(1e-3);
    }
  }

  /**
   * With linear activations and gates held at one half the output is linear in what is dropped, so
   * its mean over many rows is what it is without dropout: 4000 rows, five standard errors.
   */
  @Test
  void dropsNothingInTheMean() {
    int rows = 4000;
    int features = 6;
    Activation half = (tf, x) -> tf.math.add(tf.zerosLike(x), tf.constant(0.5f));
    LSTM plain = LSTM.builder(2).activation(Activation.LINEAR).recurrentActivation(half).build();
    float[] row = Example.random(new Random(2), 0, 1, 2, features).values();
    float[] values = new float[rows * row.length];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(row, 0, values, i * row.length, row.length);
    }
    Example example = new Example(Shape.of(rows, 2, features), values, null);
    Shape inputs = Shape.of(Shapes.UNKNOWN, Shapes.UNKNOWN, features);
    for (LSTM dropping :
        List.of(
            plain.toBuilder().dropout(0.5).build(),
            plain.toBuilder().recurrentDropout(0.5).build())) {
      try (LayerProbe training =
              new LayerProbe(List.of(dropping), inputs, false, Mode.TRAINING, 3);
          LayerProbe inference =
              new LayerProbe(List.of(dropping), inputs, false, Mode.INFERENCE, 3)) {
        float[] expected = slice(inference.call(example).output(), 0, 2);
        float[] actual = training.call(example).output();
        for (int unit = 0; unit < 2; unit++) {
          double sum = 0;
          double squares = 0;
          for (int i = 0; i < rows; i++) {
            sum += actual[2 * i + unit];
            squares += actual[2 * i + unit] * actual[2 * i + unit];
          }
          double mean = sum / rows;
          double error = Math.sqrt((squares / rows - mean * mean) / rows);
          assertThat(error).isGreaterThan(1e-4); // something was dropped
          assertThat(Math.abs(mean - expected[unit])).isLessThan(5 * error);
        }
      }
    }
  }

  private static void assertAgree(Answer actual, Answer expected) {
    assertThat(difference(actual.output(), expected.output())).as("output").isLessThan(1e-5);
    assertThat(actual.gradients().keySet()).isEqualTo(expected.gradients().keySet());
    Map<String, Double> differences = new LinkedHashMap<>();
    expected
        .gradients()
        .forEach(
            (name, gradient) ->
                differences.put(name, difference(actual.gradients().get(name), gradient)));
    assertThat(differences).allSatisfy((name, d) -> assertThat(d).as(name).isLessThan(1e-4));
  }

  private static double difference(float[] actual, float[] expected) {
    return LayerProbe.largestDifference(actual, expected);
  }

  private static float[] slice(float[] values, int from, int size) {
    return Arrays.copyOfRange(values, from, from + size);
  }
}
