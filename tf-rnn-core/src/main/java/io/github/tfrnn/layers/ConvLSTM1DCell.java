package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.ops.CellOps;
import io.github.tfrnn.ops.Convolution;
import io.github.tfrnn.ops.DropoutFactors;
import io.github.tfrnn.ops.MatrixProducts;
import io.github.tfrnn.ops.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * One timestep of a {@link ConvLSTM1D}, rows and channels on one axis of inputs, states and output,
 * channels last.
 *
 * @param rows of the inputs
 * @param channels of the inputs
 * @param windows rows of the states
 */
record ConvLSTM1DCell(ConvLSTM1D layer, int rows, int channels, int windows) implements RNNCell {

  private static final int GATES = 4;

  @Override
  public List<Integer> stateSizes() {
    return List.of(windows * layer.filters(), windows * layer.filters());
  }

  @Override
  public BuiltCell build(BuildContext context, Shape inputs) {
    RecurrentWeights weights = addWeights(context);
    return call -> called(call, weights);
  }

  /** Creates the weights, in Keras's order. */
  private RecurrentWeights addWeights(BuildContext context) {
    int size = layer.kernelSize();
    int filters = layer.filters();
    Weight kernel =
        context.addWeight(
            WeightSpec.of(
                    "kernel", Shape.of(size, channels, 4L * filters), layer.kernelInitializer())
                .regularizedBy(layer.kernelRegularizer())
                .constrainedBy(layer.kernelConstraint()));
    Weight recurrentKernel =
        context.addWeight(
            WeightSpec.of(
                    "recurrent_kernel",
                    Shape.of(size, filters, 4L * filters),
                    layer.recurrentInitializer())
                .regularizedBy(layer.recurrentRegularizer())
                .constrainedBy(layer.recurrentConstraint()));
    Initializer firstBias =
        layer.unitForgetBias()
            ? RecurrentWeights.unitForgetBias(layer.biasInitializer(), filters)
            : layer.biasInitializer();
    Optional<Weight> bias =
        layer.useBias()
            ? Optional.of(
                context.addWeight(
                    WeightSpec.of("bias", Shape.of(4L * filters), firstBias)
                        .regularizedBy(layer.biasRegularizer())
                        .constrainedBy(layer.biasConstraint())))
            : Optional.empty();
    return new RecurrentWeights(kernel, recurrentKernel, bias);
  }

  private CellCall called(Call call, RecurrentWeights weights) {
    List<Operand<TFloat32>> constants = new ArrayList<>();
    constants.add(weights.kernel().value());
    constants.add(weights.recurrentKernel().value());
    constants.add(weights.biasOrZeros(call.tf(), GATES * layer.filters()));
    int fromInputs = constants.size();
    constants.addAll(DropoutFactors.of(call, layer.dropout(), rows * channels, GATES).factors());
    int fromStates = constants.size();
    constants.addAll(
        DropoutFactors.of(call, layer.recurrentDropout(), stateSizes().get(0), GATES).factors());
    return new Called(
        this, MatrixProducts.of(call.policy()), List.copyOf(constants), fromInputs, fromStates);
  }

  /**
   * The cell for one call.
   *
   * @param constants kernel, recurrent kernel, bias; factors of the inputs; factors of the states
   */
  private record Called(
      ConvLSTM1DCell cell,
      MatrixProducts products,
      List<Operand<TFloat32>> constants,
      int fromInputs,
      int fromStates)
      implements CellCall {

    @Override
    public Operand<TFloat32> project(
        Ops tf, Operand<TFloat32> inputs, List<Operand<TFloat32>> given) {
      ConvLSTM1D layer = cell.layer;
      Operand<TFloat32> sums =
          convolve(
              tf,
              layer.inputConvolution(),
              layer.padding(),
              inputs,
              Shape.of(-1, cell.rows, cell.channels),
              given.get(0),
              new DropoutFactors(given.subList(fromInputs, fromStates)));
      Operand<TInt32> stepsAndBatch = tf.slice(tf.shape(inputs), tf.array(0), tf.array(2));
      return tf.reshape(
          tf.math.add(sums, given.get(2)),
          tf.concat(
              List.of(stepsAndBatch, tf.array(cell.windows * GATES * layer.filters())),
              tf.constant(0)));
    }

    @Override
    public CellStep step(
        Ops tf,
        Operand<TFloat32> projected,
        List<Operand<TFloat32>> states,
        List<Operand<TFloat32>> given) {
      ConvLSTM1D layer = cell.layer;
      Shape state = Shape.of(-1, cell.windows, layer.filters());
      Operand<TFloat32> fromState =
          convolve(
              tf,
              Convolution.of(new Windows(layer.kernelSize(), 1, 1)),
              Padding.SAME,
              states.get(0),
              state,
              given.get(1),
              new DropoutFactors(given.subList(fromStates, given.size())));
      Operand<TFloat32> fromInput =
          reshape(tf, projected, Shape.of(-1, cell.windows, (long) GATES * layer.filters()));
      List<Operand<TFloat32>> next =
          CellOps.lstmGates(
              tf,
              tf.math.add(fromInput, fromState),
              2,
              reshape(tf, states.get(1), state),
              layer.activation(),
              layer.recurrentActivation());
      Shape flat = Shape.of(-1, cell.stateSizes().get(0));
      Operand<TFloat32> hidden = reshape(tf, next.get(0), flat);
      return CellStep.of(hidden, hidden, reshape(tf, next.get(1), flat));
    }

    /** Convolves what each gate sees with its part of the kernel. */
    private Operand<TFloat32> convolve(
        Ops tf,
        Convolution convolution,
        Padding padding,
        Operand<TFloat32> flat,
        Shape shape,
        Operand<TFloat32> kernel,
        DropoutFactors dropped) {
      boolean same = padding == Padding.SAME;
      if (dropped.factors().isEmpty()) {
        return convolution.apply(tf, products, reshape(tf, flat, shape), kernel, same);
      }
      List<Output<TFloat32>> kernels = tf.split(tf.constant(2), kernel, (long) GATES).output();
      List<Operand<TFloat32>> gates = new ArrayList<>();
      for (int gate = 0; gate < GATES; gate++) {
        Operand<TFloat32> seen = reshape(tf, dropped.apply(tf, flat, gate), shape);
        gates.add(convolution.apply(tf, products, seen, kernels.get(gate), same));
      }
      return tf.concat(gates, tf.constant(2));
    }

    private static Operand<TFloat32> reshape(Ops tf, Operand<TFloat32> values, Shape shape) {
      return tf.reshape(values, tf.constant(shape.asArray()));
    }
  }
}
