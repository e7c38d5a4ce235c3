package io.github.tfrnn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.VarianceScaling;
import io.github.tfrnn.layers.LayerProbe.Answer;
import io.github.tfrnn.layers.LayerProbe.Example;
import io.github.tfrnn.ops.CellOps;
import io.github.tfrnn.regularizers.L1L2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Does every layer behave as a layer? */
class LayerContractTest {

  private static final long ANY = Shapes.UNKNOWN;
  private static final int BATCH = 5;
  private static final int TIMESTEPS = 7;
  private static final int FEATURES = 3;
  private static final RNNCell OWN_CELL = new FastSlowCell(3, 2);

  /** Adds up what it sees, times a kernel. */
  private record MinimalCell(int units) implements RNNCell {

    @Override
    public List<Integer> stateSizes() {
      return List.of(units);
    }

    @Override
    public BuiltCell build(BuildContext context, Shape inputs) {
      Weight kernel =
          context.addWeight(
              WeightSpec.of(
                  "kernel", Shape.of(Shapes.last(inputs), units), VarianceScaling.glorotUniform()));
      return BuiltCell.of(
          List.of(kernel),
          (tf, seen, weights) -> CellOps.project(tf, seen, weights.get(0), List.of()),
          (tf, product, states, weights) -> {
            Operand<TFloat32> sum = tf.math.add(product, states.get(0));
            return CellStep.of(sum, sum);
          });
    }
  }

  /** What becomes of a mask. */
  private enum Mask {
    /** The output has the mask of the input, and none if the input had none. */
    PASSED_ON,
    /** The output has none. */
    ENDED,
    /** The output has one of the layer's making. */
    MADE,
    /** The input cannot have one. */
    NONE
  }

  /**
   * A layer and what is expected of it.
   *
   * @param layer makes it, an equal one every time
   * @param other makes one of the same class that is not equal to it; null if there is none
   * @param axes of its inputs, after the batch; {@link #ANY} where it takes any size
   * @param weights names and shapes, in order
   * @param random whether it does something else while training
   * @param bad shapes of inputs that it must not take
   */
  private record Case(
      String name,
      Supplier<Layer> layer,
      Supplier<Layer> other,
      List<Long> axes,
      Map<String, Shape> weights,
      Mask mask,
      boolean random,
      List<Shape> bad) {

    Case(String name, Supplier<Layer> layer) {
      this(
          name,
          layer,
          null,
          List.of(ANY, (long) FEATURES),
          Map.of(),
          Mask.PASSED_ON,
          false,
          List.of());
    }

    Case otherThan(Supplier<Layer> newOther) {
      return new Case(name, layer, newOther, axes, weights, mask, random, bad);
    }

    Case inputs(long... newAxes) {
      List<Long> all = Arrays.stream(newAxes).boxed().toList();
      return new Case(name, layer, other, all, weights, mask, random, bad);
    }

    Case weight(String weight, long... shape) {
      Map<String, Shape> more = new LinkedHashMap<>(weights);
      more.put(weight, Shape.of(shape));
      return new Case(name, layer, other, axes, more, mask, random, bad);
    }

    Case mask(Mask newMask) {
      return new Case(name, layer, other, axes, weights, newMask, random, bad);
    }

    Case isRandom() {
      return new Case(name, layer, other, axes, weights, mask, true, bad);
    }

    Case rejects(long... shape) {
      List<Shape> more = new ArrayList<>(bad);
      more.add(Shape.of(shape));
      return new Case(name, layer, other, axes, weights, mask, random, more);
    }

    /** Inputs of a batch size and a number of timesteps, some of them declared unknown. */
    Shape shape(long batch, long timesteps) {
      long[] all = new long[axes.size() + 1];
      all[0] = batch;
      for (int i = 0; i < axes.size(); i++) {
        all[i + 1] = axes.get(i) == ANY ? timesteps : axes.get(i);
      }
      return Shape.of(all);
    }

    Example example(int batch, long seed) {
      Layer made = layer.get();
      long ids = made.idLimit().orElse(0);
      return Example.random(new Random(seed), ids, shape(batch, TIMESTEPS).asArray());
    }

    /** A model needs a layer beside its Input. */
    List<Layer> stack() {
      Layer made = layer.get();
      Layer plain = made instanceof NamedLayer named ? named.layer() : made;
      return plain instanceof Input
          ? List.of(made, ActivationLayer.of(Activation.LINEAR))
          : List.of(made);
    }

    boolean takesMask() {
      return (mask == Mask.PASSED_ON && axes.size() == 2) || mask == Mask.ENDED;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Case sequence(String name, Supplier<Layer> layer) {
    return new Case(name, layer)
        .rejects(ANY)
        .rejects(ANY, FEATURES)
        .rejects(ANY, ANY, ANY)
        .rejects(2, 3, 4, 5);
  }

  /** A layer that takes inputs of any shape. */
  private static Case any(String name, Supplier<Layer> layer) {
    return new Case(name, layer);
  }

  private static Case lstm(String name, Supplier<Layer> layer) {
    return sequence(name, layer)
        .weight("kernel", FEATURES, 16)
        .weight("recurrent_kernel", 4, 16)
        .weight("bias", 16)
        .otherThan(() -> LSTM.of(5));
  }

  private static Case gru(String name, Supplier<Layer> layer) {
    return sequence(name, layer)
        .weight("kernel", FEATURES, 12)
        .weight("recurrent_kernel", 4, 12)
        .otherThan(() -> GRU.of(5));
  }

  private static Case simple(String name, Supplier<Layer> layer) {
    return sequence(name, layer)
        .weight("kernel", FEATURES, 4)
        .weight("recurrent_kernel", 4, 4)
        .weight("bias", 4)
        .otherThan(() -> SimpleRNN.of(5));
  }

  private static Case both(String name, Bidirectional.Merge merge, boolean sequences) {
    return sequence(
            name, () -> Bidirectional.of(LSTM.builder(4).returnSequences(sequences).build(), merge))
        .weight("forward/kernel", FEATURES, 16)
        .weight("forward/recurrent_kernel", 4, 16)
        .weight("forward/bias", 16)
        .weight("backward/kernel", FEATURES, 16)
        .weight("backward/recurrent_kernel", 4, 16)
        .weight("backward/bias", 16)
        .otherThan(() -> Bidirectional.of(LSTM.of(4), Bidirectional.Merge.AVE))
        .mask(sequences ? Mask.PASSED_ON : Mask.ENDED);
  }

  static List<Case> cases() {
    return List.of(
        new Case("activation", () -> ActivationLayer.of(Activation.SOFTMAX))
            .otherThan(() -> ActivationLayer.of(Activation.RELU)),
        new Case("activation linear", () -> ActivationLayer.of(Activation.LINEAR))
            .inputs(FEATURES)
            .otherThan(() -> ActivationLayer.of(Activation.RELU)),
        both("bidirectional concat", Bidirectional.Merge.CONCAT, true),
        both("bidirectional sum", Bidirectional.Merge.SUM, true),
        both("bidirectional mul", Bidirectional.Merge.MUL, false),
        both("bidirectional last", Bidirectional.Merge.CONCAT, false),
        new Case("dense of sequences", () -> Dense.of(4, Activation.SIGMOID))
            .weight("kernel", FEATURES, 4)
            .weight("bias", 4)
            .rejects(ANY)
            .rejects(ANY, ANY)
            .rejects(ANY, 3, ANY)
            .otherThan(() -> Dense.of(4)),
        new Case("dense of rows", () -> Dense.builder(4).useBias(false).build())
            .inputs(FEATURES)
            .weight("kernel", FEATURES, 4)
            .rejects(ANY)
            .rejects(ANY, ANY)
            .otherThan(() -> Dense.of(4)),
        new Case("dense softmax", () -> Dense.of(4, Activation.SOFTMAX))
            .inputs(FEATURES)
            .weight("kernel", FEATURES, 4)
            .weight("bias", 4)
            .rejects(ANY)
            .otherThan(() -> Dense.of(4)),
        new Case("dropout of sequences", () -> Dropout.of(0.4))
            .isRandom()
            .otherThan(() -> Dropout.of(0.3)),
        new Case("dropout of rows", () -> Dropout.of(0.4))
            .inputs(FEATURES)
            .isRandom()
            .otherThan(() -> Dropout.of(0.3)),
        new Case("dropout of nothing", () -> Dropout.of(0)).otherThan(() -> Dropout.of(0.3)),
        new Case("embedding", () -> Embedding.of(11, 4))
            .inputs(ANY)
            .weight("embeddings", 11, 4)
            .mask(Mask.NONE)
            .rejects(ANY)
            .rejects(ANY, ANY, 1)
            .otherThan(() -> Embedding.of(12, 4)),
        new Case("embedding with padding", () -> Embedding.builder(11, 4).maskZero(true).build())
            .inputs(ANY)
            .weight("embeddings", 11, 4)
            .mask(Mask.MADE)
            .rejects(ANY)
            .otherThan(() -> Embedding.of(11, 4)),
        new Case("flatten", Flatten::create)
            .inputs(TIMESTEPS, FEATURES)
            .mask(Mask.ENDED)
            .rejects(ANY, ANY, FEATURES)
            .rejects(ANY, TIMESTEPS, ANY),
        sequence("average", GlobalAveragePooling1D::create)
            .mask(Mask.ENDED)
            .otherThan(() -> new GlobalAveragePooling1D(true)),
        sequence("average kept", () -> new GlobalAveragePooling1D(true))
            .mask(Mask.ENDED)
            .otherThan(GlobalAveragePooling1D::create),
        sequence("maximum", GlobalMaxPooling1D::create)
            .mask(Mask.ENDED)
            .otherThan(() -> new GlobalMaxPooling1D(true)),
        sequence("maximum kept", () -> new GlobalMaxPooling1D(true))
            .mask(Mask.ENDED)
            .otherThan(GlobalMaxPooling1D::create),
        new Case("input", () -> Input.of(Input.UNKNOWN, FEATURES))
            .rejects(ANY, FEATURES)
            .rejects(ANY, ANY, FEATURES + 1)
            .otherThan(() -> Input.of(3, FEATURES)),
        any("identity", Identity::create).otherThan(() -> Dropout.of(0.1)),
        sequence("spatial dropout", () -> SpatialDropout1D.of(0.4))
            .isRandom()
            .otherThan(() -> SpatialDropout1D.of(0.3)),
        any("gaussian noise", () -> GaussianNoise.of(0.4))
            .isRandom()
            .otherThan(() -> GaussianNoise.of(0.3)),
        any("gaussian dropout", () -> GaussianDropout.of(0.4))
            .isRandom()
            .otherThan(() -> GaussianDropout.of(0.3)),
        any("activity regularization", () -> ActivityRegularization.of(0.1, 0.2))
            .otherThan(() -> ActivityRegularization.of(0.1, 0)),
        new Case("repeat vector", () -> RepeatVector.of(3))
            .inputs(FEATURES)
            .mask(Mask.NONE)
            .rejects(ANY, ANY, FEATURES)
            .otherThan(() -> RepeatVector.of(4)),
        new Case("reshape", () -> Reshape.of(FEATURES, TIMESTEPS))
            .inputs(TIMESTEPS, FEATURES)
            .mask(Mask.ENDED)
            .rejects(ANY, 5)
            .otherThan(() -> Reshape.of(FEATURES, 1, TIMESTEPS)),
        new Case("reshape that follows", () -> Reshape.of(Input.UNKNOWN, 1))
            .mask(Mask.ENDED)
            .otherThan(() -> Reshape.of(Input.UNKNOWN)),
        new Case("permute", () -> Permute.of(2, 1))
            .mask(Mask.ENDED)
            .rejects(ANY, FEATURES)
            .rejects(ANY, ANY, ANY, FEATURES)
            .otherThan(() -> Permute.of(1, 2)),
        sequence("zero padding", ZeroPadding1D::standard)
            .mask(Mask.ENDED)
            .otherThan(() -> new ZeroPadding1D(0, 1)),
        sequence("cropping", () -> new Cropping1D(2, 0))
            .mask(Mask.ENDED)
            .rejects(ANY, 2, FEATURES)
            .otherThan(Cropping1D::standard),
        sequence("up-sampling", UpSampling1D::standard)
            .mask(Mask.ENDED)
            .otherThan(() -> UpSampling1D.of(3)),
        any("relu", () -> ReLU.create().withMaxValue(1).withNegativeSlope(0.1))
            .otherThan(ReLU::create),
        any("leaky relu", LeakyReLU::create).otherThan(() -> LeakyReLU.of(0.1)),
        any("elu", () -> ELU.of(0.5)).otherThan(ELU::create),
        new Case("prelu", () -> PReLU.create().sharing(1))
            .weight("alpha", 1, FEATURES)
            .rejects(ANY, ANY, ANY)
            .rejects(ANY)
            .otherThan(PReLU::create),
        new Case("softmax", Softmax::create)
            .mask(Mask.NONE)
            .rejects(ANY)
            .otherThan(() -> Softmax.of(1)),
        new Case("softmax over timesteps", () -> Softmax.of(1))
            .mask(Mask.NONE)
            .rejects(ANY)
            .otherThan(Softmax::create),
        new Case("unit normalization", UnitNormalization::create)
            .rejects(ANY)
            .otherThan(() -> UnitNormalization.of(1)),
        new Case("rms normalization", RMSNormalization::create)
            .weight("scale", FEATURES)
            .mask(Mask.ENDED)
            .rejects(ANY)
            .rejects(ANY, ANY, ANY)
            .otherThan(() -> new RMSNormalization(-1, 0.1f)),
        new Case("layer normalization", LayerNormalization::create)
            .weight("gamma", FEATURES)
            .weight("beta", FEATURES)
            .rejects(ANY)
            .rejects(ANY, ANY, ANY)
            .otherThan(() -> LayerNormalization.builder().epsilon(0.1).build()),
        new Case(
                "layer normalization of two axes",
                () -> LayerNormalization.builder().axes(1, 2).center(false).build())
            .inputs(TIMESTEPS, FEATURES)
            .weight("gamma", TIMESTEPS, FEATURES)
            .rejects(ANY, ANY, FEATURES)
            .otherThan(LayerNormalization::create),
        sequence("convolution", () -> Conv1D.of(4, 3))
            .weight("kernel", 3, FEATURES, 4)
            .weight("bias", 4)
            .mask(Mask.ENDED)
            .rejects(ANY, 2, FEATURES)
            .otherThan(() -> Conv1D.of(4, 2)),
        sequence(
                "causal convolution",
                () ->
                    Conv1D.builder(4, 2)
                        .padding(Padding.CAUSAL)
                        .dilationRate(2)
                        .useBias(false)
                        .kernelRegularizer(L1L2.l2(0.1f))
                        .activityRegularizer(L1L2.l1(0.1f))
                        .build())
            .weight("kernel", 2, FEATURES, 4)
            .mask(Mask.ENDED)
            .otherThan(() -> Conv1D.of(4, 2)),
        sequence(
                "convolution of groups",
                () -> Conv1D.builder(6, 2).groups(3).strides(2).padding(Padding.SAME).build())
            .weight("kernel", 2, 1, 6)
            .weight("bias", 6)
            .mask(Mask.ENDED)
            .rejects(ANY, ANY, 4)
            .otherThan(() -> Conv1D.of(6, 2)),
        sequence("max pooling", MaxPooling1D::standard)
            .mask(Mask.ENDED)
            .rejects(ANY, 1, FEATURES)
            .otherThan(() -> MaxPooling1D.of(3)),
        sequence("average pooling", () -> AveragePooling1D.of(3).withPadding(Padding.SAME))
            .mask(Mask.ENDED)
            .otherThan(() -> AveragePooling1D.of(3).withStrides(1)),
        new Case("polynomial features", () -> PolynomialFeatures.of(2))
            .rejects(ANY)
            .rejects(ANY, ANY)
            .otherThan(() -> PolynomialFeatures.of(2).withInteractionOnly(true)),
        lstm("lstm", () -> LSTM.of(4)).mask(Mask.ENDED),
        lstm("lstm sequences", () -> LSTM.builder(4).returnSequences(true).build()),
        lstm(
                "lstm backwards",
                () -> LSTM.builder(4).goBackwards(true).returnSequences(true).build())
            .mask(Mask.PASSED_ON),
        lstm("lstm with dropout", () -> LSTM.builder(4).dropout(0.3).build())
            .mask(Mask.ENDED)
            .isRandom(),
        lstm(
                "lstm with recurrent dropout",
                () ->
                    LSTM.builder(4)
                        .dropout(0.3)
                        .recurrentDropout(0.2)
                        .returnSequences(true)
                        .build())
            .isRandom(),
        lstm(
                "lstm with shared recurrent dropout",
                () -> LSTM.builder(4).recurrentDropout(0.2).sharedRecurrentDropout(true).build())
            .mask(Mask.ENDED)
            .isRandom(),
        lstm("lstm of relu", () -> LSTM.builder(4).activation(Activation.RELU).build())
            .mask(Mask.ENDED),
        lstm(
                "lstm with zeros",
                () -> LSTM.builder(4).returnSequences(true).zeroOutputForMask(true).build())
            .mask(Mask.PASSED_ON),
        sequence("lstm without bias", () -> LSTM.builder(4).useBias(false).build())
            .weight("kernel", FEATURES, 16)
            .weight("recurrent_kernel", 4, 16)
            .mask(Mask.ENDED)
            .otherThan(() -> LSTM.of(4)),
        lstm(
                "lstm with penalties",
                () ->
                    LSTM.builder(4)
                        .kernelRegularizer(L1L2.l2(0.1f))
                        .activityRegularizer(L1L2.l1(0.1f))
                        .build())
            .mask(Mask.ENDED),
        gru("gru", () -> GRU.of(4)).weight("bias", 2, 12).mask(Mask.ENDED),
        gru("gru sequences", () -> GRU.builder(4).returnSequences(true).build())
            .weight("bias", 2, 12)
            .mask(Mask.PASSED_ON),
        gru("gru reset before", () -> GRU.builder(4).resetAfter(false).build())
            .weight("bias", 12)
            .mask(Mask.ENDED),
        gru(
                "gru with recurrent dropout",
                () -> GRU.builder(4).dropout(0.3).recurrentDropout(0.2).build())
            .weight("bias", 2, 12)
            .mask(Mask.ENDED)
            .isRandom(),
        gru(
                "gru reset before with recurrent dropout",
                () -> GRU.builder(4).resetAfter(false).recurrentDropout(0.2).build())
            .weight("bias", 12)
            .mask(Mask.ENDED)
            .isRandom(),
        gru(
                "gru with shared recurrent dropout",
                () -> GRU.builder(4).recurrentDropout(0.2).sharedRecurrentDropout(true).build())
            .weight("bias", 2, 12)
            .mask(Mask.ENDED)
            .isRandom(),
        simple("simple rnn", () -> SimpleRNN.of(4)).mask(Mask.ENDED),
        simple("simple rnn sequences", () -> SimpleRNN.builder(4).returnSequences(true).build())
            .mask(Mask.PASSED_ON),
        simple(
                "simple rnn with dropout",
                () -> SimpleRNN.builder(4).dropout(0.3).recurrentDropout(0.2).build())
            .mask(Mask.ENDED)
            .isRandom(),
        sequence("rnn of an own cell", () -> RNN.of(OWN_CELL))
            .weight("kernel", FEATURES, 3)
            .weight("recurrent_kernel", 3, 3)
            .weight("read_kernel", 2, 3)
            .weight("write_kernel", 3, 2)
            .weight("decay", 2)
            .mask(Mask.ENDED)
            .otherThan(() -> RNN.of(new FastSlowCell(2, 3))),
        sequence(
                "rnn of an own cell, sequences",
                () -> RNN.builder(OWN_CELL).returnSequences(true).goBackwards(true).build())
            .weight("kernel", FEATURES, 3)
            .weight("recurrent_kernel", 3, 3)
            .weight("read_kernel", 2, 3)
            .weight("write_kernel", 3, 2)
            .weight("decay", 2)
            .otherThan(() -> RNN.of(OWN_CELL)),
        lstm("rnn of an lstm cell", () -> RNN.of(LSTMCell.of(4))).mask(Mask.ENDED),
        lstm(
                "rnn of an lstm cell with dropout",
                () -> RNN.of(LSTMCell.of(LSTM.builder(4).dropout(0.3).build())))
            .mask(Mask.ENDED)
            .isRandom(),
        lstm(
                "rnn of an lstm cell with recurrent dropout",
                () ->
                    RNN.builder(
                            LSTMCell.of(LSTM.builder(4).dropout(0.3).recurrentDropout(0.2).build()))
                        .returnSequences(true)
                        .zeroOutputForMask(true)
                        .build())
            .isRandom(),
        gru(
                "rnn of a gru cell with recurrent dropout",
                () -> RNN.of(GRUCell.of(GRU.builder(4).recurrentDropout(0.2).build())))
            .weight("bias", 2, 12)
            .mask(Mask.ENDED)
            .isRandom(),
        simple(
                "rnn of a simple cell with a penalty",
                () -> RNN.builder(SimpleRNNCell.of(4)).activityRegularizer(L1L2.l1(0.1f)).build())
            .mask(Mask.ENDED),
        sequence(
                "rnn of stacked cells with dropout",
                () ->
                    RNN.builder(
                            StackedRNNCells.of(
                                SimpleRNNCell.of(2),
                                GRUCell.of(GRU.builder(3).dropout(0.3).build())))
                        .returnSequences(true)
                        .build())
            .weight("cell_0/kernel", FEATURES, 2)
            .weight("cell_0/recurrent_kernel", 2, 2)
            .weight("cell_0/bias", 2)
            .weight("cell_1/kernel", 2, 9)
            .weight("cell_1/recurrent_kernel", 3, 9)
            .weight("cell_1/bias", 2, 9)
            .isRandom()
            .otherThan(() -> RNN.of(OWN_CELL)),
        sequence(
                "bidirectional rnn",
                () ->
                    Bidirectional.of(
                        RNN.builder(new MinimalCell(2)).returnSequences(true).build(),
                        Bidirectional.Merge.SUM))
            .weight("forward/kernel", FEATURES, 2)
            .weight("backward/kernel", FEATURES, 2)
            .otherThan(() -> Bidirectional.of(RNN.of(new MinimalCell(2)))),
        sequence("masking", Masking::standard).mask(Mask.MADE).otherThan(() -> Masking.of(1)),
        lstm("named", () -> LSTM.of(4).named("encoder"))
            .mask(Mask.ENDED)
            .otherThan(() -> LSTM.of(4).named("decoder")));
  }

  static Stream<Case> maskable() {
    return cases().stream().filter(Case::takesMask);
  }

  @Test
  void everyLayerHasCases() {
    JavaClasses core =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.tfrnn");
    Set<String> layers =
        core.stream()
            .filter(c -> c.isAssignableTo(Layer.class))
            .filter(c -> !c.isInterface() && !c.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
    assertThat(layers).isNotEmpty();
    assertThat(cases().stream().map(c -> c.layer().get().getClass().getName())).containsAll(layers);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void predictsTheShapeOfItsOutputs(Case c) {
    Example example = c.example(BATCH, 1);
    for (Shape inputs : List.of(c.shape(ANY, ANY), c.shape(BATCH, TIMESTEPS))) {
      try (LayerProbe probe = probe(c, inputs, false, Mode.INFERENCE)) {
        Shape real = probe.call(example).shape();
        assertPredicts(probe.predictedShape(), real);
        assertPredicts(c.layer().get().outputShape("here", c.shape(ANY, TIMESTEPS)), real);
        assertPredicts(c.layer().get().outputShape("here", c.shape(BATCH, ANY)), real);
        if (!inputs.hasUnknownDimension() && !(c.layer().get() instanceof Input)) {
          assertThat(probe.predictedShape()).isEqualTo(real);
        }
      }
    }
  }

  private static void assertPredicts(Shape predicted, Shape real) {
    assertThat(predicted.numDimensions()).isEqualTo(real.numDimensions());
    assertThat(predicted.isCompatibleWith(real))
        .as("predicted %s, is %s", predicted, real)
        .isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void hasKerasWeights(Case c) {
    try (LayerProbe probe = probe(c, c.shape(ANY, ANY), false, Mode.INFERENCE)) {
      Map<String, Shape> expected = new LinkedHashMap<>();
      c.weights().forEach((name, shape) -> expected.put(layerName(probe) + name, shape));
      assertThat(List.copyOf(probe.weightShapes().entrySet()))
          .isEqualTo(List.copyOf(expected.entrySet()));
    }
  }

  private static String layerName(LayerProbe probe) {
    return probe.weightShapes().keySet().stream()
        .findFirst()
        .map(name -> name.substring(0, name.indexOf('/') + 1))
        .orElse("");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isBuiltInSeveralGraphs(Case c) {
    Layer layer = c.layer().get();
    Example example = c.example(BATCH, 2);
    List<Layer> stack = new ArrayList<>(c.stack());
    stack.set(0, layer);
    try (LayerProbe first = probe(stack, c.shape(ANY, ANY), false, Mode.INFERENCE);
        LayerProbe second = probe(stack, c.shape(ANY, ANY), false, Mode.INFERENCE)) {
      assertSame(second.call(example), first.call(example));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isEqualByValue(Case c) {
    Layer one = c.layer().get();
    Layer two = c.layer().get();
    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two).hasToString(two.toString());
    assertThat(one).isNotEqualTo("a layer");
    if (c.other() != null) {
      assertThat(one).isNotEqualTo(c.other().get());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void refusesOtherShapesAndSaysWhere(Case c) {
    for (Shape bad : c.bad()) {
      assertThatThrownBy(() -> c.layer().get().outputShape("Kind \"here\"", bad))
          .as("%s", bad)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Kind \"here\": ")
          .hasMessageContaining(Shapes.toString(bad))
          .hasMessageNotContaining("-1");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void trainsAsItPredictsUnlessItIsRandom(Case c) {
    Example example = c.example(BATCH, 3);
    try (LayerProbe training = probe(c, c.shape(ANY, ANY), false, Mode.TRAINING);
        LayerProbe inference = probe(c, c.shape(ANY, ANY), false, Mode.INFERENCE)) {
      Answer predicted = inference.call(example, 1, 1);
      assertSame(inference.call(example, 1, 2), predicted);
      if (c.random()) {
        assertThat(difference(training.call(example, 1, 1).output(), predicted.output()))
            .isGreaterThan(1e-3);
        assertThat(
                difference(
                    training.call(example, 1, 2).output(), training.call(example, 1, 1).output()))
            .as("another step draws other numbers")
            .isGreaterThan(1e-3);
        assertSame(training.call(example, 1, 1), training.call(example, 1, 1));
      } else {
        assertSame(training.call(example, 1, 1), predicted);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void hasNoMaskOfItsOwnUnlessItMakesOne(Case c) {
    Example example = c.example(BATCH, 4);
    for (int i = 0; i < FEATURES && c.mask() == Mask.MADE; i++) {
      example.values()[i] = 0;
    }
    try (LayerProbe probe = probe(c, c.shape(ANY, ANY), false, Mode.INFERENCE)) {
      float[] mask = probe.call(example).mask();
      if (c.mask() == Mask.MADE) {
        assertThat(mask).hasSize(BATCH * TIMESTEPS).contains(0).contains(1);
        assertThat(mask[0]).isZero();
      } else {
        assertThat(mask).isNull();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("maskable")
  void passesMasksOnOrNotAsDocumented(Case c) {
    Example example = withHoles(c.example(BATCH, 5));
    try (LayerProbe probe = probe(c, c.shape(ANY, ANY), true, Mode.INFERENCE)) {
      float[] mask = probe.call(example).mask();
      if (c.mask() == Mask.PASSED_ON) {
        assertThat(mask).isEqualTo(example.mask());
      } else {
        assertThat(mask).isNull();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void computesTheSameInAnyNumberOfParts(Case c) {
    for (boolean masked : c.takesMask() ? new boolean[] {false, true} : new boolean[] {false}) {
      try (LayerProbe probe = probe(c, c.shape(ANY, ANY), masked, Mode.TRAINING)) {
        for (int batch : List.of(1, 2, 5, 7, 32)) {
          Example example = c.example(batch, batch);
          if (masked) {
            example = withHoles(example);
          }
          Answer whole = probe.call(example, 1, 1);
          assertThat(whole.gradients()).hasSizeGreaterThanOrEqualTo(c.weights().size());
          for (int parts : masked ? List.of(3) : List.of(2, 3, 5)) {
            Answer cut = probe.call(example, parts, 1);
            String what = "%s rows in %s parts, masked: %s".formatted(batch, parts, masked);
            assertThat(cut.shape()).as(what).isEqualTo(whole.shape());
            assertThat(difference(cut.output(), whole.output())).as(what).isLessThan(1e-6);
            assertThat(cut.mask()).as(what).isEqualTo(whole.mask());
            assertThat(cut.gradients()).as(what).hasSameSizeAs(whole.gradients());
            whole
                .gradients()
                .forEach(
                    (name, gradient) ->
                        assertThat(difference(cut.gradients().get(name), gradient))
                            .as("%s, gradient of %s", what, name)
                            .isLessThan(1e-5));
          }
        }
      }
    }
  }

  /** Left padding, right padding, a hole, a row without a valid timestep, then all valid. */
  private static Example withHoles(Example example) {
    float[] mask = new float[(int) (example.shape().get(0) * example.shape().get(1))];
    for (int i = 0; i < mask.length; i++) {
      int row = i / TIMESTEPS % 5;
      int step = i % TIMESTEPS;
      boolean counts =
          switch (row) {
            case 0 -> step >= 2;
            case 1 -> step < 4;
            case 2 -> step != 3;
            case 3 -> step == 5;
            default -> true;
          };
      mask[i] = counts ? 1 : 0;
    }
    return example.masked(mask);
  }

  private static LayerProbe probe(Case c, Shape inputs, boolean masked, Mode mode) {
    return probe(c.stack(), inputs, masked, mode);
  }

  private static LayerProbe probe(List<Layer> stack, Shape inputs, boolean masked, Mode mode) {
    return new LayerProbe(stack, inputs, masked, mode, 42);
  }

  private static double difference(float[] actual, float[] expected) {
    return LayerProbe.largestDifference(actual, expected);
  }

  private static void assertSame(Answer actual, Answer expected) {
    assertThat(actual.output()).isEqualTo(expected.output());
    assertThat(actual.gradients()).hasSameSizeAs(expected.gradients());
    expected
        .gradients()
        .forEach((name, gradient) -> assertThat(actual.gradients().get(name)).isEqualTo(gradient));
  }
}
