package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.VarianceScaling;
import io.github.tfrnn.ops.Convolution;
import io.github.tfrnn.ops.DepthwiseConvolution;
import io.github.tfrnn.ops.Windows;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Convolution over the timesteps of a sequence in two steps: each feature by itself, then all of
 * them at each timestep.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}; output {@code [batch, windows,
 * filters]}; weights {@code depthwise_kernel [kernelSize, features, depthMultiplier]}, {@code
 * pointwise_kernel [1, features·depthMultiplier, filters]}, {@code bias [filters]}. Inputs and
 * output have their last two axes the other way round in {@link DataFormat#CHANNELS_FIRST}. Takes
 * masks and does not pass them on; they change no number. Behaves as {@code
 * keras.layers.SeparableConv1D}. Immutable.
 *
 * @param filters size of the output's last axis, at least 1
 * @param kernelSize timesteps of a window, at least 1
 * @param strides timesteps from one window to the next, at least 1
 * @param padding valid or same
 * @param dataFormat where the features stand
 * @param dilationRate timesteps from one entry of a window to the next, at least 1
 * @param depthMultiplier outputs of a feature after the first step, at least 1
 * @param activation applied to the outputs
 * @param useBias whether a bias is added
 * @param depthwiseInitializer of the first kernel
 * @param pointwiseInitializer of the second kernel
 * @param biasInitializer of the bias
 * @param depthwiseRegularizer penalty on the first kernel
 * @param pointwiseRegularizer penalty on the second kernel
 * @param biasRegularizer penalty on the bias
 * @param activityRegularizer penalty on the outputs
 * @param depthwiseConstraint on the first kernel
 * @param pointwiseConstraint on the second kernel
 * @param biasConstraint on the bias
 */
public record SeparableConv1D(
    int filters,
    int kernelSize,
    int strides,
    Padding padding,
    DataFormat dataFormat,
    int dilationRate,
    int depthMultiplier,
    Activation activation,
    boolean useBias,
    Initializer depthwiseInitializer,
    Initializer pointwiseInitializer,
    Initializer biasInitializer,
    Optional<Regularizer> depthwiseRegularizer,
    Optional<Regularizer> pointwiseRegularizer,
    Optional<Regularizer> biasRegularizer,
    Optional<Regularizer> activityRegularizer,
    Optional<Constraint> depthwiseConstraint,
    Optional<Constraint> pointwiseConstraint,
    Optional<Constraint> biasConstraint)
    implements ConvolutionLayer {

  public SeparableConv1D {
    Convolutions.checkAtLeastOne("SeparableConv1D", "filters", filters);
    Convolutions.checkAtLeastOne("SeparableConv1D", "depthMultiplier", depthMultiplier);
    Convolutions.check(
        "SeparableConv1D",
        padding,
        dataFormat,
        List.of(new Windows(kernelSize, strides, dilationRate)));
    Convolutions.checkNotCausal("SeparableConv1D", padding);
    requireNonNull(activation, "activation");
    requireNonNull(biasInitializer, "biasInitializer");
    requireNonNull(depthwiseInitializer, "depthwiseInitializer");
    requireNonNull(pointwiseInitializer, "pointwiseInitializer");
  }

  /** Returns a layer with Keras's defaults. */
  public static SeparableConv1D of(int filters, int kernelSize) {
    return builder(filters, kernelSize).build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder(int filters, int kernelSize) {
    return new Builder(filters, kernelSize);
  }

  private DepthwiseConvolution depthwise() {
    return new DepthwiseConvolution(new Windows(kernelSize, strides, dilationRate));
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    dataFormat.requireChannels(where, inputs, 1);
    return Convolutions.outputShape(
        where, inputs, List.of(depthwise().windows()), padding, dataFormat, filters);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    long features = dataFormat.channels(inputs);
    Weight depthwiseKernel =
        context.addWeight(
            WeightSpec.of(
                    "depthwise_kernel",
                    Shape.of(kernelSize, features, depthMultiplier),
                    depthwiseInitializer)
                .regularizedBy(depthwiseRegularizer)
                .constrainedBy(depthwiseConstraint));
    Weight pointwiseKernel =
        context.addWeight(
            WeightSpec.of(
                    "pointwise_kernel",
                    Shape.of(1, features * depthMultiplier, filters),
                    pointwiseInitializer)
                .regularizedBy(pointwiseRegularizer)
                .constrainedBy(pointwiseConstraint));
    Convolution pointwise = Convolution.of(new Windows(1, 1, 1));
    return Convolutions.bind(
        context,
        this,
        filters,
        List.of(depthwiseKernel, pointwiseKernel),
        (call, x) -> {
          Operand<TFloat32> each =
              depthwise().apply(call.tf(), x, depthwiseKernel.value(), padding == Padding.SAME);
          return Convolutions.convolve(
              call, pointwise, Padding.VALID, each, pointwiseKernel.value());
        });
  }

  /** Builds a {@link SeparableConv1D}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private final int filters;
    private final int kernelSize;
    private int strides = 1;
    private int dilationRate = 1;
    private int depthMultiplier = 1;
    private Initializer depthwiseInitializer = VarianceScaling.glorotUniform();
    private Optional<Regularizer> depthwiseRegularizer = Optional.empty();
    private Optional<Constraint> depthwiseConstraint = Optional.empty();
    private Initializer pointwiseInitializer = VarianceScaling.glorotUniform();
    private Optional<Regularizer> pointwiseRegularizer = Optional.empty();
    private Optional<Constraint> pointwiseConstraint = Optional.empty();
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

    /** Sets how many outputs a feature has after the first step. */
    public Builder depthMultiplier(int value) {
      this.depthMultiplier = value;
      return this;
    }

    /** Sets the initializer of the first kernel. */
    public Builder depthwiseInitializer(Initializer value) {
      this.depthwiseInitializer = value;
      return this;
    }

    /** Sets a penalty on the first kernel. */
    public Builder depthwiseRegularizer(Regularizer value) {
      this.depthwiseRegularizer = Optional.of(value);
      return this;
    }

    /** Sets a constraint on the first kernel. */
    public Builder depthwiseConstraint(Constraint value) {
      this.depthwiseConstraint = Optional.of(value);
      return this;
    }

    /** Sets the initializer of the second kernel. */
    public Builder pointwiseInitializer(Initializer value) {
      this.pointwiseInitializer = value;
      return this;
    }

    /** Sets a penalty on the second kernel. */
    public Builder pointwiseRegularizer(Regularizer value) {
      this.pointwiseRegularizer = Optional.of(value);
      return this;
    }

    /** Sets a constraint on the second kernel. */
    public Builder pointwiseConstraint(Constraint value) {
      this.pointwiseConstraint = Optional.of(value);
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
    public SeparableConv1D build() {
      return new SeparableConv1D(
          filters,
          kernelSize,
          strides,
          padding,
          dataFormat,
          dilationRate,
          depthMultiplier,
          activation,
          useBias,
          depthwiseInitializer,
          pointwiseInitializer,
          biasInitializer,
          depthwiseRegularizer,
          pointwiseRegularizer,
          biasRegularizer,
          activityRegularizer,
          depthwiseConstraint,
          pointwiseConstraint,
          biasConstraint);
    }
  }
}
