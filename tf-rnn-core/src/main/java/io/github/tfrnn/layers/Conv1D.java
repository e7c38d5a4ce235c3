package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.VarianceScaling;
import io.github.tfrnn.ops.Convolution;
import io.github.tfrnn.ops.Windows;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.List;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/**
 * Convolution over the timesteps of a sequence.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}; output {@code [batch, windows,
 * filters]}; weights {@code kernel [kernelSize, features / groups, filters]}, {@code bias
 * [filters]}. Inputs and output have their last two axes the other way round in {@link
 * DataFormat#CHANNELS_FIRST}. Takes masks and does not pass them on; they change no number. Behaves
 * as {@code keras.layers.Conv1D}. Immutable.
 *
 * @param filters size of the output's last axis, at least 1
 * @param kernelSize timesteps of a window, at least 1
 * @param strides timesteps from one window to the next, at least 1
 * @param padding what is put around the sequence
 * @param dataFormat where the features stand
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
    DataFormat dataFormat,
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
    implements ConvolutionLayer {

  public Conv1D {
    Convolutions.checkGroups("Conv1D", filters, groups);
    Convolutions.check(
        "Conv1D", padding, dataFormat, List.of(new Windows(kernelSize, strides, dilationRate)));
    Convolutions.checkStridesOrDilation(
        "Conv1D", strides, dilationRate, strides == 1 || dilationRate == 1);
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

  private Convolution convolution() {
    return new Convolution(List.of(new Windows(kernelSize, strides, dilationRate)), groups);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    long features = dataFormat.requireChannels(where, inputs, 1);
    Convolutions.requireGroups(where, features, groups, inputs);
    return Convolutions.outputShape(
        where, inputs, convolution().axes(), padding, dataFormat, filters);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    Shape shape = Shape.of(kernelSize, dataFormat.channels(inputs) / groups, filters);
    Weight kernel =
        context.addWeight(
            WeightSpec.of("kernel", shape, kernelInitializer)
                .regularizedBy(kernelRegularizer)
                .constrainedBy(kernelConstraint));
    return Convolutions.bind(
        context,
        this,
        filters,
        List.of(kernel),
        (call, x) -> Convolutions.convolve(call, convolution(), padding, x, kernel.value()));
  }

  /** Builds a {@link Conv1D}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private final int filters;
    private final int kernelSize;
    private int strides = 1;
    private int dilationRate = 1;
    private int groups = 1;
    private Initializer kernelInitializer = VarianceScaling.glorotUniform();
    private Optional<Regularizer> kernelRegularizer = Optional.empty();
    private Optional<Constraint> kernelConstraint = Optional.empty();
    private Padding padding = Padding.VALID;
    private DataFormat dataFormat = DataFormat.CHANNELS_LAST;
    private Activation activation = Activation.LINEAR;
    private boolean useBias = true;
    private Initializer biasInitializer = Constant.zeros();
    private Optional<Regularizer> biasRegularizer = Optional.empty();
    private Optional<Constraint> biasConstraint = Optional.empty();
    private Optional<Regularizer> activityRegularizer = Optional.empty();

    private Builder(int filters, int kernelSize) {
      this.filters = filters;
      this.kernelSize = kernelSize;
    }

    /** Sets the timesteps from one window to the next. */
    public Builder strides(int value) {
      this.strides = value;
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

    /** Sets the initializer of the kernel. */
    public Builder kernelInitializer(Initializer value) {
      this.kernelInitializer = value;
      return this;
    }

    /** Sets a penalty on the kernel. */
    public Builder kernelRegularizer(Regularizer value) {
      this.kernelRegularizer = Optional.of(value);
      return this;
    }

    /** Sets a constraint on the kernel. */
    public Builder kernelConstraint(Constraint value) {
      this.kernelConstraint = Optional.of(value);
      return this;
    }

    /** Sets what is put around the inputs. */
    public Builder padding(Padding value) {
      this.padding = value;
      return this;
    }

    /** Sets where the channels stand. */
    public Builder dataFormat(DataFormat value) {
      this.dataFormat = value;
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

    /** Sets the initializer of the bias. */
    public Builder biasInitializer(Initializer value) {
      this.biasInitializer = value;
      return this;
    }

    /** Sets a penalty on the bias. */
    public Builder biasRegularizer(Regularizer value) {
      this.biasRegularizer = Optional.of(value);
      return this;
    }

    /** Sets a constraint on the bias. */
    public Builder biasConstraint(Constraint value) {
      this.biasConstraint = Optional.of(value);
      return this;
    }

    /** Sets a penalty on the outputs. */
    public Builder activityRegularizer(Regularizer value) {
      this.activityRegularizer = Optional.of(value);
      return this;
    }

    /** Returns the layer. */
    public Conv1D build() {
      return new Conv1D(
          filters,
          kernelSize,
          strides,
          padding,
          dataFormat,
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
