package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.VarianceScaling;
import io.github.tfrnn.ops.MatrixProducts;
import io.github.tfrnn.ops.TransposedConvolution;
import io.github.tfrnn.ops.Windows;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tensorflow.ndarray.Shape;

/**
 * Transposed convolution: makes longer sequences of shorter ones, as the gradient of a {@link
 * Conv1D} does. Every timestep puts a window into the output; windows that overlap add up.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}; output {@code [batch, more
 * timesteps, filters]}: {@code strides·timesteps} of them with padding {@code SAME}, enough for
 * every window with {@code VALID}; weights {@code kernel [kernelSize, filters, features]}, {@code
 * bias [filters]}. Inputs and output have their last two axes the other way round in {@link
 * DataFormat#CHANNELS_FIRST}. Takes masks and does not pass them on; they change no number. Behaves
 * as {@code keras.layers.Conv1DTranspose}. Immutable.
 *
 * @param filters size of the output's last axis, at least 1
 * @param kernelSize timesteps of a window, at least 1
 * @param strides timesteps from one window to the next, at least 1
 * @param padding valid or same
 * @param outputPadding timesteps more than the fewest that could have left the inputs, at least 0
 *     and less than {@code strides}; chosen as above where empty
 * @param dataFormat where the features stand
 * @param dilationRate timesteps from one entry of a window to the next, at least 1; 1 where strides
 *     are longer
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
public record Conv1DTranspose(
    int filters,
    int kernelSize,
    int strides,
    Padding padding,
    OptionalInt outputPadding,
    DataFormat dataFormat,
    int dilationRate,
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

  public Conv1DTranspose {
    Convolutions.checkAtLeastOne("Conv1DTranspose", "filters", filters);
    Windows windows = new Windows(kernelSize, strides, dilationRate);
    Convolutions.check("Conv1DTranspose", padding, dataFormat, List.of(windows));
    Convolutions.checkNotCausal("Conv1DTranspose", padding);
    Convolutions.checkStridesOrDilation(
        "Conv1DTranspose", strides, dilationRate, strides == 1 || dilationRate == 1);
    if (outputPadding.isPresent()) {
      int fewest = padding == Padding.SAME && windows.extent() % 2 == 0 ? 1 : 0;
      checkArgument(
          outputPadding.getAsInt() >= fewest && outputPadding.getAsInt() < strides,
          "Conv1DTranspose: outputPadding must be in [%s, %s), the strides, got %s",
          fewest,
          strides,
          outputPadding.getAsInt());
    }
    requireNonNull(activation, "activation");
    requireNonNull(biasInitializer, "biasInitializer");
    requireNonNull(kernelInitializer, "kernelInitializer");
  }

  /** Returns a layer with Keras's defaults. */
  public static Conv1DTranspose of(int filters, int kernelSize) {
    return builder(filters, kernelSize).build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder(int filters, int kernelSize) {
    return new Builder(filters, kernelSize);
  }

  private TransposedConvolution convolution() {
    Windows windows = new Windows(kernelSize, strides, dilationRate);
    int extent = windows.extent();
    if (padding == Padding.VALID) {
      int longest = extent + outputPadding.orElse(Math.max(0, strides - extent));
      return new TransposedConvolution(windows, 0, longest - strides);
    }
    int more = outputPadding.isPresent() ? extent % 2 + outputPadding.getAsInt() - strides : 0;
    int cut = Math.max(0, extent - strides - more);
    return new TransposedConvolution(windows, cut / 2, more);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    dataFormat.requireChannels(where, inputs, 1);
    long timesteps = inputs.get(dataFormat.axis(0));
    checkArgument(
        timesteps != 0, "%s: there must be a timestep, got %s.", where, Shapes.toString(inputs));
    return dataFormat.shape(
        inputs.get(0),
        filters,
        timesteps == Shapes.UNKNOWN ? timesteps : convolution().count(timesteps));
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    Shape shape = Shape.of(kernelSize, filters, dataFormat.channels(inputs));
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
        (call, x) ->
            convolution().apply(call.tf(), MatrixProducts.of(call.policy()), x, kernel.value()));
  }

  /** Builds a {@link Conv1DTranspose}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private final int filters;
    private final int kernelSize;
    private int strides = 1;
    private int dilationRate = 1;
    private OptionalInt outputPadding = OptionalInt.empty();
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

    /** Sets the timesteps more than the fewest that could have left the inputs. */
    public Builder outputPadding(int value) {
      this.outputPadding = OptionalInt.of(value);
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
    public Conv1DTranspose build() {
      return new Conv1DTranspose(
          filters,
          kernelSize,
          strides,
          padding,
          outputPadding,
          dataFormat,
          dilationRate,
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
