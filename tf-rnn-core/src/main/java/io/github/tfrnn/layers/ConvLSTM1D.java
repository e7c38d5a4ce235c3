package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.Orthogonal;
import io.github.tfrnn.initializers.VarianceScaling;
import io.github.tfrnn.ops.Convolution;
import io.github.tfrnn.ops.Windows;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/**
 * LSTM whose products with kernels are convolutions: over the rows of inputs and states at each
 * timestep (Shi et al. 2015).
 *
 * <p><b>Equations</b>: those of {@link LSTM}, with convolutions in place of products.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, rows, channels]}, the rows known; output
 * {@code [batch, windows, filters]}, or {@code [batch, timesteps, windows, filters]} if {@code
 * returnSequences}; states {@code [batch, windows, filters]} each, hidden then carry, which a
 * stateful layer keeps as {@code [batch, windows·filters]}; weights {@code kernel [kernelSize,
 * channels, 4·filters]}, {@code recurrent_kernel [kernelSize, filters, 4·filters]}, {@code bias
 * [4·filters]}. Channels and filters come before rows and windows in {@link
 * DataFormat#CHANNELS_FIRST}.
 *
 * <p>Behaves as {@code keras.layers.ConvLSTM1D}, masks included: a masked timestep leaves the
 * states as they are and shows the output before it. Strides and gaps are the inputs' alone; states
 * are convolved with padding, window by window. Immutable.
 *
 * @param filters number of the output's channels, at least 1
 * @param kernelSize rows of a window, at least 1
 * @param strides rows from one window to the next, at least 1
 * @param padding what is put around the inputs' rows, valid or same
 * @param dataFormat where the channels stand
 * @param dilationRate rows from one entry of a window to the next, at least 1; 1 where strides are
 *     longer
 * @param activation applied to the candidate and to the carry
 * @param recurrentActivation applied to the gates
 * @param useBias whether a bias is added
 * @param kernelInitializer of the kernel
 * @param recurrentInitializer of the recurrent kernel
 * @param biasInitializer of the bias
 * @param unitForgetBias whether the forget gate's bias begins at 1, whatever {@code
 *     biasInitializer} says
 * @param kernelRegularizer penalty on the kernel
 * @param recurrentRegularizer penalty on the recurrent kernel
 * @param biasRegularizer penalty on the bias
 * @param activityRegularizer penalty on the outputs
 * @param kernelConstraint on the kernel
 * @param recurrentConstraint on the recurrent kernel
 * @param biasConstraint on the bias
 * @param dropout share of the inputs dropped while training, in [0, 1)
 * @param recurrentDropout share of the hidden state dropped while training, in [0, 1)
 * @param returnSequences whether the output of every timestep is given, or of the last alone
 * @param returnState whether the final states are given besides the output
 * @param goBackwards whether it begins at the last timestep
 * @param stateful whether a batch begins in the states that the batch before ended in
 * @param zeroOutputForMask whether masked timesteps show zeros instead of the output before them
 */
public record ConvLSTM1D(
    int filters,
    int kernelSize,
    int strides,
    Padding padding,
    DataFormat dataFormat,
    int dilationRate,
    Activation activation,
    Activation recurrentActivation,
    boolean useBias,
    Initializer kernelInitializer,
    Initializer recurrentInitializer,
    Initializer biasInitializer,
    boolean unitForgetBias,
    Optional<Regularizer> kernelRegularizer,
    Optional<Regularizer> recurrentRegularizer,
    Optional<Regularizer> biasRegularizer,
    Optional<Regularizer> activityRegularizer,
    Optional<Constraint> kernelConstraint,
    Optional<Constraint> recurrentConstraint,
    Optional<Constraint> biasConstraint,
    float dropout,
    float recurrentDropout,
    boolean returnSequences,
    boolean returnState,
    boolean goBackwards,
    boolean stateful,
    boolean zeroOutputForMask)
    implements RecurrentLayer {

  public ConvLSTM1D {
    Convolutions.checkAtLeastOne("ConvLSTM1D", "filters", filters);
    Windows windows = new Windows(kernelSize, strides, dilationRate);
    Convolutions.check("ConvLSTM1D", padding, dataFormat, List.of(windows));
    Convolutions.checkNotCausal("ConvLSTM1D", padding);
    Convolutions.checkStridesOrDilation(
        "ConvLSTM1D", strides, dilationRate, strides == 1 || dilationRate == 1);
    checkArgument(
        dropout >= 0 && dropout < 1, "ConvLSTM1D: dropout must be in [0, 1), got %s", dropout);
    checkArgument(
        recurrentDropout >= 0 && recurrentDropout < 1,
        "ConvLSTM1D: recurrentDropout must be in [0, 1), got %s",
        recurrentDropout);
    requireNonNull(activation, "activation");
    requireNonNull(recurrentActivation, "recurrentActivation");
    requireNonNull(kernelInitializer, "kernelInitializer");
    requireNonNull(recurrentInitializer, "recurrentInitializer");
    requireNonNull(biasInitializer, "biasInitializer");
  }

  /** Returns a layer with Keras's defaults. */
  public static ConvLSTM1D of(int filters, int kernelSize) {
    return builder(filters, kernelSize).build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder(int filters, int kernelSize) {
    return new Builder(filters, kernelSize);
  }

  /** Returns a builder that holds the options of this layer. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public ConvLSTM1D withGoBackwards(boolean newGoBackwards) {
    return toBuilder().goBackwards(newGoBackwards).build();
  }

  @Override
  public ConvLSTM1D withZeroOutputForMask(boolean newZeroOutputForMask) {
    return toBuilder().zeroOutputForMask(newZeroOutputForMask).build();
  }

  /** Returns the convolution of the inputs. */
  Convolution inputConvolution() {
    return Convolution.of(new Windows(kernelSize, strides, dilationRate));
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Shape state = stateShape(where, inputs);
    return returnSequences
        ? Shape.of(state.get(0), inputs.get(1), state.get(1), state.get(2))
        : state;
  }

  /** Returns the shape of a state, batch first. */
  private Shape stateShape(String where, Shape inputs) {
    checkArgument(
        inputs.numDimensions() == 4,
        "%s: inputs must be %s, got %s.",
        where,
        dataFormat == DataFormat.CHANNELS_LAST
            ? "[batch, timesteps, rows, channels]"
            : "[batch, timesteps, channels, rows]",
        Shapes.toString(inputs));
    checkArgument(
        inputs.get(2) != Shapes.UNKNOWN && inputs.get(3) != Shapes.UNKNOWN,
        "%s: rows and channels must be known, got %s. Start the model with an Input that tells"
            + " them.",
        where,
        Shapes.toString(inputs));
    checkArgument(
        !stateful || inputs.get(0) != Shapes.UNKNOWN,
        "%s: a stateful layer needs to know the batch size, got %s. Start the model with"
            + " Input.ofBatch(batchSize, ...).",
        where,
        Shapes.toString(inputs));
    int rows = dataFormat.axis(0) + 1;
    long windows =
        Convolutions.windows(
            where, inputConvolution().axes().get(0), padding, inputs, rows, "rows");
    return dataFormat.shape(inputs.get(0), filters, windows);
  }

  @Override
  public int stateCount() {
    return 2;
  }

  @Override
  public List<Shape> stateShapes(String where, Shape inputs) {
    return Collections.nCopies(2, stateShape(where, inputs));
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    Shape state = stateShape(context.layer(), inputs);
    Shape step = Shape.of(inputs.get(0), inputs.get(2), inputs.get(3));
    ConvLSTM1DCell cell =
        new ConvLSTM1DCell(
            this,
            Math.toIntExact(step.get(dataFormat.axis(0))),
            Math.toIntExact(dataFormat.channels(step)),
            Math.toIntExact(state.get(dataFormat.axis(0))));
    RNN.Builder run =
        RNN.builder(cell)
            .returnSequences(returnSequences)
            .returnState(returnState)
            .goBackwards(goBackwards)
            .stateful(stateful)
            .zeroOutputForMask(zeroOutputForMask);
    activityRegularizer.ifPresent(run::activityRegularizer);
    Shape flat = Shape.of(inputs.get(0), inputs.get(1), step.get(1) * step.get(2));
    return new BuiltConvLSTM1D(this, cell, run.build().build(context, flat));
  }

  /** Builds a {@link ConvLSTM1D}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private final int filters;
    private final int kernelSize;
    private int strides = 1;
    private int dilationRate = 1;
    private Activation recurrentActivation = Activation.SIGMOID;
    private Initializer kernelInitializer = VarianceScaling.glorotUniform();
    private Initializer recurrentInitializer = Orthogonal.standard();
    private boolean unitForgetBias = true;
    private Optional<Regularizer> kernelRegularizer = Optional.empty();
    private Optional<Regularizer> recurrentRegularizer = Optional.empty();
    private Optional<Constraint> kernelConstraint = Optional.empty();
    private Optional<Constraint> recurrentConstraint = Optional.empty();
    private float dropout = 0;
    private float recurrentDropout = 0;
    private boolean returnSequences = false;
    private boolean returnState = false;
    private boolean goBackwards = false;
    private boolean stateful = false;
    private boolean zeroOutputForMask = false;
    private Padding padding = Padding.VALID;
    private DataFormat dataFormat = DataFormat.CHANNELS_LAST;
    private Activation activation = Activation.TANH;
    private boolean useBias = true;
    private Initializer biasInitializer = Constant.zeros();
    private Optional<Regularizer> biasRegularizer = Optional.empty();
    private Optional<Constraint> biasConstraint = Optional.empty();
    private Optional<Regularizer> activityRegularizer = Optional.empty();

    private Builder(int filters, int kernelSize) {
      this.filters = filters;
      this.kernelSize = kernelSize;
    }

    private Builder(ConvLSTM1D layer) {
      this.filters = layer.filters;
      this.kernelSize = layer.kernelSize;
      this.strides = layer.strides;
      this.padding = layer.padding;
      this.dataFormat = layer.dataFormat;
      this.dilationRate = layer.dilationRate;
      this.activation = layer.activation;
      this.recurrentActivation = layer.recurrentActivation;
      this.useBias = layer.useBias;
      this.kernelInitializer = layer.kernelInitializer;
      this.recurrentInitializer = layer.recurrentInitializer;
      this.biasInitializer = layer.biasInitializer;
      this.unitForgetBias = layer.unitForgetBias;
      this.kernelRegularizer = layer.kernelRegularizer;
      this.recurrentRegularizer = layer.recurrentRegularizer;
      this.biasRegularizer = layer.biasRegularizer;
      this.activityRegularizer = layer.activityRegularizer;
      this.kernelConstraint = layer.kernelConstraint;
      this.recurrentConstraint = layer.recurrentConstraint;
      this.biasConstraint = layer.biasConstraint;
      this.dropout = layer.dropout;
      this.recurrentDropout = layer.recurrentDropout;
      this.returnSequences = layer.returnSequences;
      this.returnState = layer.returnState;
      this.goBackwards = layer.goBackwards;
      this.stateful = layer.stateful;
      this.zeroOutputForMask = layer.zeroOutputForMask;
    }

    /** Sets the rows from one window to the next. */
    public Builder strides(int value) {
      this.strides = value;
      return this;
    }

    /** Sets the rows from one entry of a window to the next. */
    public Builder dilationRate(int value) {
      this.dilationRate = value;
      return this;
    }

    /** Sets what is applied to the gates. */
    public Builder recurrentActivation(Activation value) {
      this.recurrentActivation = value;
      return this;
    }

    /** Sets the initializer of the kernel. */
    public Builder kernelInitializer(Initializer value) {
      this.kernelInitializer = value;
      return this;
    }

    /** Sets the initializer of the recurrent kernel. */
    public Builder recurrentInitializer(Initializer value) {
      this.recurrentInitializer = value;
      return this;
    }

    /** Sets whether the forget gate's bias begins at 1, whatever {@code biasInitializer} says. */
    public Builder unitForgetBias(boolean value) {
      this.unitForgetBias = value;
      return this;
    }

    /** Sets a penalty on the kernel. */
    public Builder kernelRegularizer(Regularizer value) {
      this.kernelRegularizer = Optional.of(value);
      return this;
    }

    /** Sets a penalty on the recurrent kernel. */
    public Builder recurrentRegularizer(Regularizer value) {
      this.recurrentRegularizer = Optional.of(value);
      return this;
    }

    /** Sets a constraint on the kernel. */
    public Builder kernelConstraint(Constraint value) {
      this.kernelConstraint = Optional.of(value);
      return this;
    }

    /** Sets a constraint on the recurrent kernel. */
    public Builder recurrentConstraint(Constraint value) {
      this.recurrentConstraint = Optional.of(value);
      return this;
    }

    /** Sets share of the inputs dropped while training, in [0, 1). */
    public Builder dropout(double value) {
      this.dropout = (float) value;
      return this;
    }

    /** Sets share of the hidden state dropped while training, in [0, 1). */
    public Builder recurrentDropout(double value) {
      this.recurrentDropout = (float) value;
      return this;
    }

    /** Sets whether the output of every timestep is given, or of the last alone. */
    public Builder returnSequences(boolean value) {
      this.returnSequences = value;
      return this;
    }

    /** Sets whether the final states are given besides the output. */
    public Builder returnState(boolean value) {
      this.returnState = value;
      return this;
    }

    /** Sets whether it begins at the last timestep. */
    public Builder goBackwards(boolean value) {
      this.goBackwards = value;
      return this;
    }

    /** Sets whether a batch begins in the states that the batch before ended in. */
    public Builder stateful(boolean value) {
      this.stateful = value;
      return this;
    }

    /** Sets whether masked timesteps show zeros instead of the output before them. */
    public Builder zeroOutputForMask(boolean value) {
      this.zeroOutputForMask = value;
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
    public ConvLSTM1D build() {
      return new ConvLSTM1D(
          filters,
          kernelSize,
          strides,
          padding,
          dataFormat,
          dilationRate,
          activation,
          recurrentActivation,
          useBias,
          kernelInitializer,
          recurrentInitializer,
          biasInitializer,
          unitForgetBias,
          kernelRegularizer,
          recurrentRegularizer,
          biasRegularizer,
          activityRegularizer,
          kernelConstraint,
          recurrentConstraint,
          biasConstraint,
          dropout,
          recurrentDropout,
          returnSequences,
          returnState,
          goBackwards,
          stateful,
          zeroOutputForMask);
    }
  }
}
