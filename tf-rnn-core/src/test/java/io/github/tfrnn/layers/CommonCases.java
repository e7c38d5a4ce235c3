package io.github.tfrnn.layers;

import static io.github.tfrnn.layers.LayerCase.ANY;
import static io.github.tfrnn.layers.LayerCase.FEATURES;
import static io.github.tfrnn.layers.LayerCase.TIMESTEPS;
import static io.github.tfrnn.layers.LayerCase.any;
import static io.github.tfrnn.layers.LayerCase.sequence;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.VarianceScaling;
import io.github.tfrnn.layers.LayerCase.Mask;
import io.github.tfrnn.ops.CellOps;
import io.github.tfrnn.regularizers.L1L2;
import java.util.List;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Cases of the contract that every layer keeps: recurrent layers, and those with few options. */
final class CommonCases {

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

  private static LayerCase lstm(String name, Supplier<Layer> layer) {
    return sequence(name, layer)
        .weight("kernel", FEATURES, 16)
        .weight("recurrent_kernel", 4, 16)
        .weight("bias", 16)
        .otherThan(() -> LSTM.of(5));
  }

  private static LayerCase gru(String name, Supplier<Layer> layer) {
    return sequence(name, layer)
        .weight("kernel", FEATURES, 12)
        .weight("recurrent_kernel", 4, 12)
        .otherThan(() -> GRU.of(5));
  }

  private static LayerCase simple(String name, Supplier<Layer> layer) {
    return sequence(name, layer)
        .weight("kernel", FEATURES, 4)
        .weight("recurrent_kernel", 4, 4)
        .weight("bias", 4)
        .otherThan(() -> SimpleRNN.of(5));
  }

  private static LayerCase both(String name, Bidirectional.Merge merge, boolean sequences) {
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

  static List<LayerCase> all() {
    return List.of(
        new LayerCase("activation", () -> ActivationLayer.of(Activation.SOFTMAX))
            .otherThan(() -> ActivationLayer.of(Activation.RELU)),
        new LayerCase("activation linear", () -> ActivationLayer.of(Activation.LINEAR))
            .inputs(FEATURES)
            .otherThan(() -> ActivationLayer.of(Activation.RELU)),
        new LayerCase("activation glu", () -> ActivationLayer.of(Activation.GLU))
            .inputs(ANY, 4)
            .rejects(ANY)
            .rejects(ANY, ANY, FEATURES)
            .otherThan(() -> ActivationLayer.of(Activation.elu(0.5))),
        both("bidirectional concat", Bidirectional.Merge.CONCAT, true),
        both("bidirectional sum", Bidirectional.Merge.SUM, true),
        both("bidirectional mul", Bidirectional.Merge.MUL, false),
        both("bidirectional last", Bidirectional.Merge.CONCAT, false),
        new LayerCase("dense of sequences", () -> Dense.of(4, Activation.SIGMOID))
            .weight("kernel", FEATURES, 4)
            .weight("bias", 4)
            .rejects(ANY)
            .rejects(ANY, ANY)
            .rejects(ANY, 3, ANY)
            .otherThan(() -> Dense.of(4)),
        new LayerCase("dense glu", () -> Dense.of(4, Activation.GLU))
            .weight("kernel", FEATURES, 4)
            .weight("bias", 4)
            .rejects(ANY)
            .otherThan(() -> Dense.of(4)),
        new LayerCase("dense of rows", () -> Dense.builder(4).useBias(false).build())
            .inputs(FEATURES)
            .weight("kernel", FEATURES, 4)
            .rejects(ANY)
            .rejects(ANY, ANY)
            .otherThan(() -> Dense.of(4)),
        new LayerCase("dense softmax", () -> Dense.of(4, Activation.SOFTMAX))
            .inputs(FEATURES)
            .weight("kernel", FEATURES, 4)
            .weight("bias", 4)
            .rejects(ANY)
            .otherThan(() -> Dense.of(4)),
        new LayerCase("dropout of sequences", () -> Dropout.of(0.4))
            .isRandom()
            .otherThan(() -> Dropout.of(0.3)),
        new LayerCase("dropout of rows", () -> Dropout.of(0.4))
            .inputs(FEATURES)
            .isRandom()
            .otherThan(() -> Dropout.of(0.3)),
        new LayerCase("dropout of nothing", () -> Dropout.of(0)).otherThan(() -> Dropout.of(0.3)),
        new LayerCase("embedding", () -> Embedding.of(11, 4))
            .inputs(ANY)
            .weight("embeddings", 11, 4)
            .mask(Mask.NONE)
            .rejects(ANY)
            .rejects(ANY, ANY, 1)
            .otherThan(() -> Embedding.of(12, 4)),
        new LayerCase(
                "embedding with padding", () -> Embedding.builder(11, 4).maskZero(true).build())
            .inputs(ANY)
            .weight("embeddings", 11, 4)
            .mask(Mask.MADE)
            .rejects(ANY)
            .otherThan(() -> Embedding.of(11, 4)),
        new LayerCase("flatten", Flatten::create)
            .inputs(TIMESTEPS, FEATURES)
            .mask(Mask.ENDED)
            .rejects(ANY, ANY, FEATURES)
            .rejects(ANY, TIMESTEPS, ANY),
        sequence("average", GlobalAveragePooling1D::create)
            .mask(Mask.ENDED)
            .otherThan(() -> GlobalAveragePooling1D.create().withKeepDims(true)),
        sequence("average kept", () -> GlobalAveragePooling1D.create().withKeepDims(true))
            .mask(Mask.ENDED)
            .otherThan(GlobalAveragePooling1D::create),
        sequence("maximum", GlobalMaxPooling1D::create)
            .mask(Mask.ENDED)
            .otherThan(() -> GlobalMaxPooling1D.create().withKeepDims(true)),
        sequence("maximum kept", () -> GlobalMaxPooling1D.create().withKeepDims(true))
            .mask(Mask.ENDED)
            .otherThan(GlobalMaxPooling1D::create),
        new LayerCase("input", () -> Input.of(Input.UNKNOWN, FEATURES))
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
        new LayerCase("repeat vector", () -> RepeatVector.of(3))
            .inputs(FEATURES)
            .mask(Mask.NONE)
            .rejects(ANY, ANY, FEATURES)
            .otherThan(() -> RepeatVector.of(4)),
        new LayerCase("reshape", () -> Reshape.of(FEATURES, TIMESTEPS))
            .inputs(TIMESTEPS, FEATURES)
            .mask(Mask.ENDED)
            .rejects(ANY, 5)
            .otherThan(() -> Reshape.of(FEATURES, 1, TIMESTEPS)),
        new LayerCase("reshape that follows", () -> Reshape.of(Input.UNKNOWN, 1))
            .mask(Mask.ENDED)
            .otherThan(() -> Reshape.of(Input.UNKNOWN)),
        new LayerCase("permute", () -> Permute.of(2, 1))
            .mask(Mask.ENDED)
            .rejects(ANY, FEATURES)
            .rejects(ANY, ANY, ANY, FEATURES)
            .otherThan(() -> Permute.of(1, 2)),
        sequence("zero padding", ZeroPadding1D::standard)
            .mask(Mask.ENDED)
            .otherThan(() -> ZeroPadding1D.of(0, 1)),
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
        new LayerCase("prelu", () -> PReLU.create().sharing(1))
            .weight("alpha", 1, FEATURES)
            .rejects(ANY, ANY, ANY)
            .rejects(ANY)
            .otherThan(PReLU::create),
        new LayerCase("softmax", Softmax::create)
            .mask(Mask.NONE)
            .rejects(ANY)
            .otherThan(() -> Softmax.of(1)),
        new LayerCase("softmax over timesteps", () -> Softmax.of(1))
            .mask(Mask.NONE)
            .rejects(ANY)
            .otherThan(Softmax::create),
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
        new LayerCase("polynomial features", () -> PolynomialFeatures.of(2))
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

  private CommonCases() {}
}
