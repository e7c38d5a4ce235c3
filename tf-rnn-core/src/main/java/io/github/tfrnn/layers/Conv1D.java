package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.VarianceScaling;
import io.github.tfrnn.ops.MatrixProducts;
import io.github.tfrnn.ops.Windows;
import io.github.tfrnn.regularizers.Regularizer;
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
 * Convolution over the timesteps of a sequence.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}; output {@code [batch, windows,
 * filters]}; weights {@code kernel [kernelSize, features / groups, filters]}, {@code bias
 * [filters]}. Takes masks and does not pass them on. Behaves as {@code keras.layers.Conv1D}, data
 * with channels last. Immutable.
 *
 * @param filters size of the output's last axis, at least 1
 * @param kernelSize timesteps of a window, at least 1
 * @param strides timesteps from one window to the next, at least 1
 * @param padding what is put around the sequence
 * @param dilationRate timesteps from one entry of a window to the next, at least 1; 1 where strides
 *     are longer
 * @param groups parts into which features and filters are cut, each filter seeing its part alone
 * @param activation applied to the outputs
 * @param useBias whether a bias is added
 * @param kernelInitializer of the kernel
 * @param biasInitializer of the bias
 * @param kernelRegularizer penalty on the kernel
 * @param biasRegularizer penalty on the bias
 * @param activityRegularizer penalty on the outputs
 * @param kernelConstraint on the kernel
 * @param biasConstraint on the bias
 */
public record Conv1D(
    int filters,
    int kernelSize,
    int strides,
    Padding padding,
    int dilationRate,
    int groups,
    Activation activation,
    boolean useBias,
    Initializer kernelInitializer,
    Initializer biasInitializer,
    Optional<Regularizer> kernelRegularizer,
    Optional<Regularizer> biasRegularizer,
    Optional<Regularizer> activityRegularizer,
    Optional<Constraint> kernelConstraint,
    Optional<Constraint> biasConstraint)
    implements Layer {

  public Conv1D {
    checkArgument(filters >= 1, "Conv1D: filters must be at least 1, got %s", filters);
    checkArgument(kernelSize >= 1, "Conv1D: kernelSize must be at least 1, got %s", kernelSize);
    checkArgument(strides >= 1, "Conv1D: strides must be at least 1, got %s", strides);
    checkArgument(
        dilationRate >= 1, "Conv1D: dilationRate must be at least 1, got %s", dilationRate);
    checkArgument(
        strides == 1 || dilationRate == 1,
        "Conv1D: strides of %s and a dilationRate of %s do not go together; one of them must be 1",
        strides,
        dilationRate);
    checkArgument(
        groups >= 1 && filters % groups == 0,
        "Conv1D: filters, %s, must be a multiple of groups, %s",
        filters,
        groups);
    requireNonNull(padding, "padding");
    requireNonNull(activation, "activation");
    requireNonNull(kernelInitializer, "kernelInitializer");
    requireNonNull(biasInitializer, "biasInitializer");
  }

  /** Returns a convolution with Keras's defaults. */
  public static Conv1D of(int filters, int kernelSize) {
    return builder(filters, kernelSize).build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder(int filters, int kernelSize) {
    return new Builder(filters, kernelSize);
  }

  private Windows windows() {
    return new Windows(kernelSize, strides, dilationRate);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    long features = Shapes.requireSequence(where, inputs);
    checkArgument(
        features % groups == 0,
        "%s: the inputs' features must be a multiple of groups, %s, got %s.",
        where,
        groups,
        Shapes.toString(inputs));
    return Shape.of(
        inputs.get(0), Convolutions.windows(where, windows(), padding, inputs), filters);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    Weight kernel =
        context.addWeight(
            WeightSpec.of(
                    "kernel",
                    Shape.of(kernelSize, Shapes.last(inputs) / groups, filters),
                    kernelInitializer)
                .regularizedBy(kernelRegularizer)
                .constrainedBy(kernelConstraint));
    Optional<Weight> bias =
        useBias
            ? Optional.of(
                context.addWeight(
                    WeightSpec.of("bias", Shape.of(filters), biasInitializer)
                        .regularizedBy(biasRegularizer)
                        .constrainedBy(biasConstraint)))
            : Optional.empty();
    return (call, input) -> apply(call, input, kernel, bias);
  }

  private Signal apply(Call call, Signal input, Weight kernel, Optional<Weight> bias) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    Operand<TFloat32> padded = Convolutions.pad(tf, windows(), padding, x);
    Operand<TFloat32> y = convolve(call, padded, kernel.value());
    List<Weight> weights = new ArrayList<>(List.of(kernel));
    if (bias.isPresent()) {
      y = tf.math.add(y, bias.get().value());
      weights.add(bias.get());
    }
    call.recordByGraph(List.of(y), List.of(x), weights);
    Signal output =
        Activations.apply(call, activation, Signal.of(y, outputShape(call.layer(), input.shape())));
    activityRegularizer.ifPresent(r -> Activations.penalize(call, r, output));
    return output;
  }

  /** The windows side by side, as rows of one matrix product for each group. */
  private Operand<TFloat32> convolve(Call call, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    Ops tf = call.tf();
    MatrixProducts products = MatrixProducts.of(call.policy());
    List<Operand<TFloat32>> timesteps = windows().timesteps(tf, x);
    int features = Math.toIntExact(kernel.asOutput().shape().get(1));
    List<Operand<TFloat32>> groupOutputs = new ArrayList<>();
    List<Operand<TFloat32>> kernels = parts(tf, kernel);
    List<List<Operand<TFloat32>>> parts = timesteps.stream().map(t -> parts(tf, t)).toList();
    for (int group = 0; group < groups; group++) {
      List<Operand<TFloat32>> seen = new ArrayList<>();
      for (List<Operand<TFloat32>> part : parts) {
        seen.add(part.get(group));
      }
      Operand<TFloat32> window = seen.size() == 1 ? seen.get(0) : tf.concat(seen, tf.constant(2));
      Operand<TFloat32> rows = tf.reshape(window, tf.array(-1, kernelSize * features));
      Operand<TFloat32> matrix =
          tf.reshape(kernels.get(group), tf.array(kernelSize * features, filters / groups));
      groupOutputs.add(
          products.multiply(tf, products.factor(tf, rows), products.factor(tf, matrix)));
    }
    Operand<TFloat32> all =
        groups == 1 ? groupOutputs.get(0) : tf.concat(groupOutputs, tf.constant(1));
    Operand<TInt32> batchAndWindows =
        tf.slice(tf.shape(timesteps.get(0)), tf.array(0), tf.array(2));
    return tf.reshape(all, tf.concat(List.of(batchAndWindows, tf.array(filters)), tf.constant(0)));
  }

  private List<Operand<TFloat32>> parts(Ops tf, Operand<TFloat32> values) {
    if (groups == 1) {
      return List.of(values);
    }
    List<Output<TFloat32>> parts = tf.split(tf.constant(2), values, (long) groups).output();
    return List.copyOf(parts);
  }

  /** Builds a {@link Conv1D}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private final int filters;
    private final int kernelSize;
    private int strides = 1;
    private Padding padding = Padding.VALID;
    private int dilationRate = 1;
    private int groups = 1;
    private Activation activation = Activation.LINEAR;
    private boolean useBias = true;
    private Initializer kernelInitializer = VarianceScaling.glorotUniform();
    private Initializer biasInitializer = Constant.zeros();
    private Optional<Regularizer> kernelRegularizer = Optional.empty();
    private Optional<Regularizer> biasRegularizer = Optional.empty();
    private Optional<Regularizer> activityRegularizer = Optional.empty();
    private Optional<Constraint> kernelConstraint = Optional.empty();
    private Optional<Constraint> biasConstraint = Optional.empty();

    private Builder(int filters, int kernelSize) {
      this.filters = filters;
      this.kernelSize = kernelSize;
    }

    /** Sets the timesteps from one window to the next. */
    public Builder strides(int value) {
      this.strides = value;
      return this;
    }

    /** Sets what is put around the sequence. */
    public Builder padding(Padding value) {
      this.padding = value;
      return this;
    }

    /** Sets the timesteps from one entry of a window to the next. */
    public Builder dilationRate(int value) {
      this.dilationRate = value;
      return this;
    }

    /** Sets the number of parts into which features and filters are cut. */
    public Builder groups(int value) {
      this.groups = value;
      return this;
    }

    /** Sets what is applied to the outputs. */
    public Builder activation(Activation value) {
      this.activation = value;
      return this;
    }

    /** Sets whether a bias is added. */
    public Builder useBias(boolean value) {
      this.useBias = value;
      return this;
    }

    /** Sets the initializer of the kernel. */
    public Builder kernelInitializer(Initializer value) {
      this.kernelInitializer = value;
      return this;
    }

    /** Sets the initializer of the bias. */
    public Builder biasInitializer(Initializer value) {
      this.biasInitializer = value;
      return this;
    }

    /** Sets a penalty on the kernel. */
    public Builder kernelRegularizer(Regularizer value) {
      this.kernelRegularizer = Optional.of(value);
      return this;
    }

    /** Sets a penalty on the bias. */
    public Builder biasRegularizer(Regularizer value) {
      this.biasRegularizer = Optional.of(value);
      return this;
    }

    /** Sets a penalty on the outputs. */
    public Builder activityRegularizer(Regularizer value) {
      this.activityRegularizer = Optional.of(value);
      return this;
    }

    /** Sets a constraint on the kernel. */
    public Builder kernelConstraint(Constraint value) {
      this.kernelConstraint = Optional.of(value);
      return this;
    }

    /** Sets a constraint on the bias. */
    public Builder biasConstraint(Constraint value) {
      this.biasConstraint = Optional.of(value);
      return this;
    }

    /** Returns the layer. */
    public Conv1D build() {
      return new Conv1D(
          filters,
          kernelSize,
          strides,
          padding,
          dilationRate,
          groups,
          activation,
          useBias,
          kernelInitializer,
          biasInitializer,
          kernelRegularizer,
          biasRegularizer,
          activityRegularizer,
          kernelConstraint,
          biasConstraint);
    }
  }
}
