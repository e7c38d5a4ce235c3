package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.VarianceScaling;
import io.github.tfrnn.ops.DepthwiseConvolution;
import io.github.tfrnn.ops.Windows;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.List;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/**
 * Convolution over the timesteps of a sequence that sees each feature by itself.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}; output {@code [batch, windows,
 * features·depthMultiplier]}, the outputs of a feature side by side; weights {@code kernel
 * [kernelSize, features, depthMultiplier]}, {@code bias [features·depthMultiplier]}. Inputs and
 * output have their last two axes the other way round in {@link DataFormat#CHANNELS_FIRST}. Takes
 * masks and does not pass them on; they change no number. Behaves as {@code
 * keras.layers.DepthwiseConv1D}. Immutable.
 *
 * @param kernelSize timesteps of a window, at least 1
 * @param strides timesteps from one window to the next, at least 1
 * @param padding valid or same
 * @param depthMultiplier outputs of a feature, at least 1
 * @param dataFormat where the features stand
 * @param dilationRate timesteps from one entry of a window to the next, at least 1
 * @param activation applied to the outputs
 * @param useBias whether a bias is added
 * @param depthwiseInitializer of the kernel
 * @param biasInitializer of the bias
 * @param depthwiseRegularizer penalty on the kernel
 * @param biasRegularizer penalty on the bias
 * @param activityRegularizer penalty on the outputs
 * @param depthwiseConstraint on the kernel
 * @param biasConstraint on the bias
 */
public record DepthwiseConv1D(
    int kernelSize,
    int strides,
    Padding padding,
    int depthMultiplier,
    DataFormat dataFormat,
    int dilationRate,
    Activation activation,
    boolean useBias,
    Initializer depthwiseInitializer,
    Initializer biasInitializer,
    Optional<Regularizer> depthwiseRegularizer,
    Optional<Regularizer> biasRegularizer,
    Optional<Regularizer> activityRegularizer,
    Optional<Constraint> depthwiseConstraint,
    Optional<Constraint> biasConstraint)
    implements ConvolutionLayer {

  public DepthwiseConv1D {
    Convolutions.checkAtLeastOne("DepthwiseConv1D", "depthMultiplier", depthMultiplier);
    Convolutions.check(
        "DepthwiseConv1D",
        padding,
        dataFormat,
        List.of(new Windows(kernelSize, strides, dilationRate)));
    Convolutions.checkNotCausal("DepthwiseConv1D", padding);
    requireNonNull(activation, "activation");
    requireNonNull(biasInitializer, "biasInitializer");
    requireNonNull(depthwiseInitializer, "depthwiseInitializer");
  }

  /** Returns a layer with Keras's defaults. */
  public static DepthwiseConv1D of(int kernelSize) {
    return builder(kernelSize).build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder(int kernelSize) {
    return new Builder(kernelSize);
  }

  private DepthwiseConvolution convolution() {
    return new DepthwiseConvolution(new Windows(kernelSize, strides, dilationRate));
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    long features = dataFormat.requireChannels(where, inputs, 1);
    return Convolutions.outputShape(
        where,
        inputs,
        List.of(convolution().windows()),
        padding,
        dataFormat,
        features * depthMultiplier);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    long features = dataFormat.channels(inputs);
    Weight kernel =
        context.addWeight(
            WeightSpec.of(
                    "kernel", Shape.of(kernelSize, features, depthMultiplier), depthwiseInitializer)
                .regularizedBy(depthwiseRegularizer)
                .constrainedBy(depthwiseConstraint));
    return Convolutions.bind(
        context,
        this,
        features * depthMultiplier,
        List.of(kernel),
        (call, x) -> convolution().apply(call.tf(), x, kernel.value(), padding == Padding.SAME));
  }

  /** Builds a {@link DepthwiseConv1D}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private final int kernelSize;
    private int strides = 1;
    private int dilationRate = 1;
    private int depthMultiplier = 1;
    private Initializer depthwiseInitializer = VarianceScaling.glorotUniform();
    private Optional<Regularizer> depthwiseRegularizer = Optional.empty();
    private Optional<Constraint> depthwiseConstraint = Optional.empty();
    private Padding padding = Padding.VALID;
    private DataFormat dataFormat = DataFormat.CHANNELS_LAST;
    private Activation activation = Activation.LINEAR;
    private boolean useBias = true;
    private Initializer biasInitializer = Constant.zeros();
    private Optional<Regularizer> biasRegularizer = Optional.empty();
    private Optional<Constraint> biasConstraint = Optional.empty();
    private Optional<Regularizer> activityRegularizer = Optional.empty();

    private Builder(int kernelSize) {
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

    /** Sets how many outputs a feature has. */
    public Builder depthMultiplier(int value) {
      this.depthMultiplier = value;
      return this;
    }

    /** Sets the initializer of the kernel. */
    public Builder depthwiseInitializer(Initializer value) {
      this.depthwiseInitializer = value;
      return this;
    }

    /** Sets a penalty on the kernel. */
    public Builder depthwiseRegularizer(Regularizer value) {
      this.depthwiseRegularizer = Optional.of(value);
      return this;
    }

    /** Sets a constraint on the kernel. */
    public Builder depthwiseConstraint(Constraint value) {
      this.depthwiseConstraint = Optional.of(value);
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
    public DepthwiseConv1D build() {
      return new DepthwiseConv1D(
          kernelSize,
          strides,
          padding,
          depthMultiplier,
          dataFormat,
          dilationRate,
          activation,
          useBias,
          depthwiseInitializer,
          biasInitializer,
          depthwiseRegularizer,
          biasRegularizer,
          activityRegularizer,
          depthwiseConstraint,
          biasConstraint);
    }
  }
}
