package io.github.tfrnn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.BatchPart;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.layers.LayerProbe.Answer;
import io.github.tfrnn.layers.LayerProbe.Example;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.ops.CellOps;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.Verbosity;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Is RNN right for cells of any kind, and clear to those who write one? */
class RNNTest {

  private static final int FEATURES = 2;
  private static final Shape ANY = Shape.of(Shapes.UNKNOWN, Shapes.UNKNOWN, FEATURES);

  /** A cell whose parts are given. */
  private record Given(List<Integer> stateSizes, int outputSize, int weights, BuiltCell.Step step)
      implements RNNCell {

    @Override
    public BuiltCell build(BuildContext context, Shape inputs) {
      Shape shape = Shape.of(Shapes.last(inputs), outputSize);
      List<Weight> made =
          Stream.iterate(0, i -> i < weights, i -> i + 1)
              .map(i -> context.addWeight(WeightSpec.of("kernel_" + i, shape, Constant.ones())))
              .toList();
      return BuiltCell.of(made, step);
    }
  }

  /** Two kernels, of which one is of the inputs, multiplied within the loop or ahead of it. */
  private record TwoKernels(int units, boolean ahead) implements RNNCell {

    @Override
    public List<Integer> stateSizes() {
      return List.of(units);
    }

    @Override
    public BuiltCell build(BuildContext context, Shape inputs) {
      Shape shape = Shape.of(Shapes.last(inputs), units);
      Shape square = Shape.of(units, units);
      List<Weight> weights =
          List.of(
              context.addWeight(WeightSpec.of("kernel", shape, Constant.ones())),
              context.addWeight(WeightSpec.of("recurrent_kernel", square, Constant.ones())));
      return ahead
          ? BuiltCell.of(
              weights,
              (tf, seen, w) -> CellOps.project(tf, seen, w.get(0), List.of()),
              TwoKernels::step)
          : BuiltCell.of(
              weights,
              (tf, input, states, w) -> step(tf, tf.linalg.matMul(input, w.get(0)), states, w));
    }

    private static CellStep step(
        Ops tf,
        Operand<TFloat32> product,
        List<Operand<TFloat32>> states,
        List<Operand<TFloat32>> weights) {
      Operand<TFloat32> recurrent = tf.linalg.matMul(states.get(0), weights.get(1));
      Operand<TFloat32> output = tf.math.tanh(tf.math.add(product, recurrent));
      return CellStep.of(output, output);
    }
  }

  private static LayerProbe probe(Layer layer, boolean masked, Mode mode) {
    return new LayerProbe(List.of(layer), ANY, masked, mode, 11);
  }

  private static Example example(int rows, int timesteps) {
    return Example.random(new Random(rows * 31L + timesteps), 0, rows, timesteps, FEATURES);
  }

  /** 12 rows of which the second has nothing valid; with more than one turn of the loop. */
  private static Example masked() {
    Example example = example(12, 23);
    float[] mask = new float[12 * 23];
    Random random = new Random(4);
    for (int i = 0; i < mask.length; i++) {
      mask[i] = i / 23 != 1 && random.nextInt(3) > 0 ? 1 : 0;
    }
    return example.masked(mask);
  }

  static Stream<Arguments> cellsAndTheirLayers() {
    LSTM lstm = LSTM.builder(4).dropout(0.3).recurrentDropout(0.2).build();
    GRU gru = GRU.builder(4).dropout(0.3).recurrentDropout(0.2).build();
    GRU before = GRU.builder(4).resetAfter(false).useBias(false).build();
    SimpleRNN simple = SimpleRNN.builder(4).dropout(0.3).recurrentDropout(0.2).build();
    LSTM sharing = lstm.toBuilder().sharedRecurrentDropout(true).build();
    GRU sharingGru = gru.toBuilder().sharedRecurrentDropout(true).build();
    GRU droppingBefore = gru.toBuilder().resetAfter(false).build();
    GRU sharingBefore = sharingGru.toBuilder().resetAfter(false).build();
    return Stream.of(
        Arguments.of(LSTMCell.of(4), LSTM.of(4)),
        Arguments.of(LSTMCell.of(sharing), sharing),
        Arguments.of(GRUCell.of(sharingGru), sharingGru),
        Arguments.of(GRUCell.of(sharingBefore), sharingBefore),
        Arguments.of(GRUCell.of(droppingBefore), droppingBefore),
        Arguments.of(LSTMCell.of(lstm), lstm),
        Arguments.of(GRUCell.of(4), GRU.of(4)),
        Arguments.of(GRUCell.of(gru), gru),
        Arguments.of(GRUCell.of(before), before),
        Arguments.of(SimpleRNNCell.of(4), SimpleRNN.of(4)),
        Arguments.of(SimpleRNNCell.of(simple), simple));
  }

  /** Dropout draws the same numbers too. */
  @ParameterizedTest(name = "{1}")
  @MethodSource("cellsAndTheirLayers")
  void ofKerasCellsIsTheLayerOfTheSameName(RNNCell cell, RecurrentLayer layer) {
    NamedLayer one = RNN.of(cell).named("layer");
    NamedLayer other = layer.named("layer");
    Example example = masked();
    try (LayerProbe cells = probe(one, true, Mode.TRAINING);
        LayerProbe layers = probe(other, true, Mode.TRAINING)) {
      assertClose(cells.call(example, 2, 3), layers.call(example, 2, 3));
    }
  }

  @Test
  void stackedCellsAreStackedLayers() {
    GRU gru = GRU.builder(3).returnSequences(true).build();
    Layer stack = RNN.of(StackedRNNCells.of(GRUCell.of(3), SimpleRNNCell.of(4)));
    Example example = masked();
    try (LayerProbe cells = probe(stack, true, Mode.INFERENCE);
        LayerProbe layers =
            new LayerProbe(List.of(gru, SimpleRNN.of(4)), ANY, true, Mode.INFERENCE, 11)) {
      Answer one = cells.call(example);
      Answer other = layers.call(example);
      assertThat(difference(one.output(), other.output())).isLessThan(1e-6);
      assertThat(difference(one.gradients().get("inputs"), other.gradients().get("inputs")))
          .isLessThan(1e-5);
    }
  }

  @ParameterizedTest(name = "masked: {0}")
  @ValueSource(booleans = {false, true})
  void whatIsComputedAheadMayAsWellBeComputedInTheLoop(boolean masked) {
    Example example = masked ? masked() : example(5, 12);
    try (LayerProbe ahead = probe(RNN.of(new TwoKernels(3, true)), masked, Mode.INFERENCE);
        LayerProbe within = probe(RNN.of(new TwoKernels(3, false)), masked, Mode.INFERENCE)) {
      assertClose(ahead.call(example), within.call(example));
    }
  }

  /**
   * Central differences in float32, step 4e-3: gradients are up to 10 here, and the error of the
   * third derivative, some 1e-5 of that, and rounding's 1e-6 / 4e-3 stay below the tolerance.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void gradientsAreWhatDifferencesSay(long seed) {
    Layer layer =
        RNN.builder(new FastSlowCell(2, 3))
            .returnSequences(seed % 2 == 0)
            .goBackwards(seed > 2)
            .build();
    Example example = Example.random(new Random(seed), 0, 2, 12, FEATURES);
    float[] mask = LayerProbe.constant(24, 1);
    mask[3] = mask[12] = mask[20] = 0;
    example = example.masked(mask);
    try (LayerProbe probe = new LayerProbe(List.of(layer), ANY, true, Mode.INFERENCE, seed)) {
      assertThat(probe.weightValues()).hasSize(5);
      probe.assertGradientsAreDifferences(example, 4e-3f);
    }
  }

  @Test
  void trains() {
    Random random = new Random(3);
    float[][][] x = new float[64][12][FEATURES];
    int[] y = new int[x.length];
    for (int row = 0; row < x.length; row++) {
      y[row] = row % 2;
      for (float[] features : x[row]) {
        features[0] = (float) random.nextGaussian();
        features[1] = (float) random.nextGaussian() + (row % 2 == 0 ? -1 : 1);
      }
    }
    // tag::use-own-cell[]
    Layer first = RNN.builder(new FastSlowCell(8, 4)).returnSequences(true).build();
    Layer second = Bidirectional.of(RNN.of(StackedRNNCells.of(GRUCell.of(8), LSTMCell.of(6))));
    // end::use-own-cell[]
    try (Sequential model = Sequential.seeded(42, first, second, Dense.of(2, Activation.SOFTMAX))) {
      model.compile(Adam.of(0.01), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      History history =
          model.fit(x, y, FitOptions.batchSize(16).epochs(10).verbosity(Verbosity.SILENT));
      assertThat(history.last("accuracy")).isGreaterThan(0.95);
    }
  }

  @Test
  void givesZerosWhereNothingIsValid() {
    Example example = example(3, 6).masked(LayerProbe.constant(18, 0));
    try (LayerProbe probe = probe(RNN.of(new FastSlowCell(3, 2)), true, Mode.INFERENCE)) {
      for (int parts : List.of(1, 2)) {
        Answer answer = probe.call(example, parts, 1);
        assertThat(answer.output()).hasSize(15).containsOnly(0);
        assertThat(answer.gradients()).hasSize(6);
        assertThat(answer.gradients().values())
            .allSatisfy(gradient -> assertThat(gradient).containsOnly(0));
      }
    }
  }

  /** Nothing has to be used: input, state and weight may all be left aside. */
  @Test
  void runsACellThatLooksAtNothing() {
    Given cell =
        new Given(
            List.of(2, 1),
            1,
            2,
            (tf, input, states, weights) -> {
              Operand<TFloat32> next = tf.math.add(states.get(1), tf.constant(1f));
              return CellStep.of(next, states.get(0), next);
            });
    try (LayerProbe probe = probe(RNN.of(cell), false, Mode.INFERENCE)) {
      Answer answer = probe.call(example(2, 13));
      assertThat(answer.output()).containsExactly(13, 13);
      assertThat(answer.gradients().get("inputs")).containsOnly(0);
    }
  }

  @Test
  void saysWhichPromiseAStepBreaks() {
    assertBroken(
        new Given(List.of(2), 2, 1, (tf, x, s, w) -> new CellStep(s.get(0), List.of())),
        "stateSizes() of",
        "are [2], its step gave 0 states");
    assertBroken(
        new Given(
            List.of(3),
            2,
            1,
            (tf, x, s, w) -> {
              Operand<TFloat32> y = tf.linalg.matMul(x, w.get(0));
              return CellStep.of(y, y);
            }),
        "stateSizes() 0 of",
        "asks for [batch, 3], its step gave [?, 2]");
    assertBroken(
        new Given(
            List.of(2),
            3,
            1,
            (tf, x, s, w) ->
                CellStep.of(
                    tf.concat(
                        List.of(tf.linalg.matMul(x, w.get(0)), tf.linalg.matMul(x, w.get(0))),
                        tf.constant(1)),
                    s.get(0))),
        "outputSize() of",
        "asks for [batch, 3], its step gave [?, 6]");
  }

  private static void assertBroken(RNNCell cell, String what, String how) {
    Example example = example(2, 3);
    try (LayerProbe probe = probe(RNN.of(cell), false, Mode.INFERENCE)) {
      assertThatThrownBy(() -> probe.call(example))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("RNN \"rnn\": ")
          .hasMessageContaining(what)
          .hasMessageContaining(how);
    }
  }

  @Test
  void refusesInitialStatesOfAnotherSizeOrNumber() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      BuildContext context = BuildContext.of(tf, "layer");
      Shape inputs = Shape.of(4, 5, FEATURES);
      BuiltLayer built = RNN.of(new FastSlowCell(3, 2)).build(context, inputs);
      ForwardPass pass = ForwardPass.taped(tf, Mode.INFERENCE, 0, tf.constant(1L));
      Signal x = zeros(tf, inputs);
      Call call = pass.call("layer", BatchPart.whole(tf, x.values()));
      Signal three = zeros(tf, Shape.of(4, 3));
      assertThatThrownBy(() -> built.call(call, List.of(x, three, three)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("layer: the initial state_1 must be [batch, 2], got [4, 3]");
      assertThatThrownBy(() -> built.call(call, List.of(x, three)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("initial states [state_0, state_1], got 2 inputs");
    }
  }

  private static Signal zeros(Ops tf, Shape shape) {
    return Signal.of(tf.zeros(tf.constant(shape.asArray()), TFloat32.class), shape);
  }

  @Test
  void refusesOptionsThatAreNotACells() {
    assertThatThrownBy(() -> LSTMCell.of(LSTM.builder(3).returnSequences(true).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("LSTMCell: returnSequences, ");
    assertThatThrownBy(() -> GRUCell.of(GRU.builder(3).stateful(true).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("GRUCell: ");
    assertThatThrownBy(() -> SimpleRNNCell.of(SimpleRNN.builder(3).goBackwards(true).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("SimpleRNNCell: ");
  }

  @Test
  void refusesCellsWithoutStates() {
    assertThatThrownBy(() -> RNN.of(new Given(List.of(), 1, 0, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("RNN: a cell must have a state");
    assertThatThrownBy(() -> RNN.of(new Given(List.of(1, 0), 1, 0, null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RNN.of(new Given(List.of(1), 0, 0, null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(StackedRNNCells::of).isInstanceOf(IllegalArgumentException.class);
  }

  /** A weight read from outside of the loop is an error, not a crash. */
  @Test
  void refusesWhatIsNotOfTheLoop() {
    RNNCell cell =
        new RNNCell() {
          @Override
          public List<Integer> stateSizes() {
            return List.of(2);
          }

          @Override
          public BuiltCell build(BuildContext context, Shape inputs) {
            Weight kernel =
                context.addWeight(WeightSpec.of("kernel", Shape.of(FEATURES, 2), Constant.ones()));
            return BuiltCell.of(
                List.of(kernel),
                (tf, input, states, weights) -> {
                  Operand<TFloat32> y = tf.linalg.matMul(input, kernel.value());
                  return CellStep.of(y, y);
                });
          }
        };
    Example example = example(2, 3);
    try (LayerProbe probe = probe(RNN.of(cell), false, Mode.INFERENCE)) {
      assertThatThrownBy(() -> probe.call(example))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("rnn/kernel");
    }
  }

  private static void assertClose(Answer actual, Answer expected) {
    assertThat(difference(actual.output(), expected.output())).isLessThan(1e-5);
    assertThat(actual.gradients().keySet()).isEqualTo(expected.gradients().keySet());
    expected
        .gradients()
        .forEach(
            (name, gradient) ->
                assertThat(difference(actual.gradients().get(name), gradient))
                    .as(name)
                    .isLessThan(1e-4));
  }

  private static double difference(float[] actual, float[] expected) {
    assertThat(Arrays.equals(new float[expected.length], expected)).isFalse();
    return LayerProbe.largestDifference(actual, expected);
  }
}
