package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.VarianceScaling;
import io.github.tfrnn.ops.Convolution;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/**
 * Convolution over the rows and columns of images, such as spectrograms.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, rows, columns, channels]}; output {@code [batch, windows
 * of rows, windows of columns, filters]}; weights {@code kernel [rows, columns, channels / groups,
 * filters]}, {@code bias [filters]}. Channels and filters come right after the batch in {@link
 * DataFormat#CHANNELS_FIRST}. Takes masks and does not pass them on; they change no number.
 *
 * <p>Windows with gaps are slower than others, on a processor. Behaves as {@code
 * keras.layers.Conv2D}. Immutable.
 *
 * @param filters number of the output's channels, at least 1
 * @param kernelSize rows and columns of a window, at least 1 each
 * @param strides rows and columns from one window to the next, at least 1 each
 * @param padding valid or same
 * @param dataFormat where the channels stand
 * @param dilationRate rows and columns from one entry of a window to the next, at least 1 each; 1
 *     where strides are longer
 * @param groups parts into which channels and filters are cut, each filter seeing its part alone
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
public record Conv2D(
    int filters,
    List<Integer> kernelSize,
    List<Integer> strides,
    Padding padding,
    DataFormat dataFormat,
    List<Integer> dilationRate,
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

  public Conv2D {
    Convolutions.checkGroups("Conv2D", filters, groups);
    kernelSize = List.copyOf(kernelSize);
    strides = List.copyOf(strides);
    dilationRate = List.copyOf(dilationRate);
    Convolutions.check(
        "Conv2D",
        padding,
        dataFormat,
        Convolutions.ofImages("Conv2D", kernelSize, strides, dilationRate));
    Convolutions.checkNotCausal("Conv2D", padding);
    Convolutions.checkStridesOrDilation(
        "Conv2D",
        strides,
        dilationRate,
        Collections.max(strides) == 1 || Collections.max(dilationRate) == 1);
    requireNonNull(activation, "activation");
    requireNonNull(kernelInitializer, "kernelInitializer");
    requireNonNull(biasInitializer, "biasInitializer");
  }

  /** Returns a convolution of square windows with Keras's defaults. */
  public static Conv2D of(int filters, int kernelSize) {
    return builder(filters, kernelSize, kernelSize).build();
  }

  /** Returns a convolution with Keras's defaults. */
  public static Conv2D of(int filters, int rows, int columns) {
    return builder(filters, rows, columns).build();
  }

  /**
   * Returns a builder that holds Keras's defaults.
   *
   * @param rows of a window
   * @param columns of a window
   */
  public static Builder builder(int filters, int rows, int columns) {
    return new Builder(filters, List.of(rows, columns));
  }

  private Convolution convolution() {
    return new Convolution(
        Convolutions.ofImages("Conv2D", kernelSize, strides, dilationRate), groups);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    long channels = dataFormat.requireChannels(where, inputs, 2);
    Convolutions.requireGroups(where, channels, groups, inputs);
    return Convolutions.outputShape(
        where, inputs, convolution().axes(), padding, dataFormat, filters);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    Shape shape =
        Shape.of(
            kernelSize.get(0), kernelSize.get(1), dataFormat.channels(inputs) / groups, filters);
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

  /** Builds a {@link Conv2D}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private final int filters;
    private final List<Integer> kernelSize;
    private List<Integer> strides = List.of(1, 1);
    private List<Integer> dilationRate = List.of(1, 1);
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

    private Builder(int filters, List<Integer> kernelSize) {
      this.filters = filters;
      this.kernelSize = kernelSize;
    }

    /** Sets the rows, and the columns, from one window to the next. */
    public Builder strides(int value) {
      return strides(value, value);
    }

    /** Sets the rows and the columns from one window to the next. */
    public Builder strides(int rows, int columns) {
      this.strides = List.of(rows, columns);
      return this;
    }

    /** Sets the rows, and the columns, from one entry of a window to the next. */
    public Builder dilationRate(int value) {
      return dilationRate(value, value);
    }

    /** Sets the rows and the columns from one entry of a window to the next. */
    public Builder dilationRate(int rows, int columns) {
      this.dilationRate = List.of(rows, columns);
      return this;
    }

    /** Sets the number of parts into which channels and filters are cut. */
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
    public Conv2D build() {
      return new Conv2D(
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
