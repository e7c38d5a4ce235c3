package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.Orthogonal;
import io.github.tfrnn.initializers.VarianceScaling;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/**
 * Long Short-Term Memory layer: runs an LSTM cell over the timesteps of a batch of sequences.
 *
 * <p><b>Equations</b> (gates in Keras's order i, f, c, o; σ is recurrentActivation, φ is
 * activation):
 *
 * <pre>
 *   i = σ(x·Wi + h·Ui + bi)    f = σ(x·Wf + h·Uf + bf)
 *   g = φ(x·Wc + h·Uc + bc)    o = σ(x·Wo + h·Uo + bo)
 *   c' = f∘c + i∘g             h' = o∘φ(c')
 * </pre>
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}; output {@code [batch, units]}, or
 * {@code [batch, timesteps, units]} if {@code returnSequences}; states {@code [batch, units]} each,
 * hidden then carry; weights {@code kernel [features, 4·units]}, {@code recurrent_kernel [units,
 * 4·units]}, {@code bias [4·units]}.
 *
 * <p>With Keras's default activations its gradient is written by hand, and without recurrent
 * dropout it may run fused, one operation for all timesteps; with other activations it is slower.
 * Keras's {@code unroll}, {@code implementation} and {@code use_cudnn}, which choose among such
 * ways, have no counterpart: the numbers are the same on every one.
 *
 * <p><b>Source</b>: Hochreiter and Schmidhuber (1997); forget gate of Gers, Schmidhuber and Cummins
 * (2000). Behaves as {@code keras.layers.LSTM}, masks included. Keras's documentation says that
 * {@code unitForgetBias} forces the other biases to zero; its code gives them {@code
 * biasInitializer}, and so does this. Immutable.
 *
 * @param units size of the state and of the output, at least 1
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
 * @param sharedRecurrentDropout whether all gates drop the same of the hidden state, and of the
 *     inputs, which is faster; each drops something else in Keras
 * @param returnSequences whether the output of every timestep is given, or of the last alone
 * @param returnState whether the final states are given besides the output
 * @param goBackwards whether it begins at the last timestep
 * @param stateful whether a batch begins in the states that the batch before ended in
 * @param zeroOutputForMask whether masked timesteps show zeros instead of the output before them
 */
public record LSTM(
    int units,
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
    boolean sharedRecurrentDropout,
    boolean returnSequences,
    boolean returnState,
    boolean goBackwards,
    boolean stateful,
    boolean zeroOutputForMask)
    implements RecurrentLayer {

  public LSTM {
    checkArgument(units >= 1, "LSTM: units must be at least 1, got %s", units);
    checkArgument(dropout >= 0 && dropout < 1, "LSTM: dropout must be in [0, 1), got %s", dropout);
    checkArgument(
        recurrentDropout >= 0 && recurrentDropout < 1,
        "LSTM: recurrentDropout must be in [0, 1), got %s",
        recurrentDropout);
    Activations.requireSameShape("LSTM", activation);
    Activations.requireSameShape("LSTM", recurrentActivation);
    requireNonNull(kernelInitializer, "kernelInitializer");
    requireNonNull(recurrentInitializer, "recurrentInitializer");
    requireNonNull(biasInitializer, "biasInitializer");
  }

  /** Returns an LSTM with Keras's defaults. */
  public static LSTM of(int units) {
    return builder(units).build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder(int units) {
    return new Builder(units);
  }

  /** Returns a builder that holds the options of this layer. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public LSTM withGoBackwards(boolean newGoBackwards) {
    return toBuilder().goBackwards(newGoBackwards).build();
  }

  @Override
  public LSTM withZeroOutputForMask(boolean newZeroOutputForMask) {
    return toBuilder().zeroOutputForMask(newZeroOutputForMask).build();
  }

  @Override
  public int stateCount() {
    return 2;
  }

  @Override
  public List<Shape> stateShapes(String where, Shape inputs) {
    return Collections.nCopies(2, Shape.of(inputs.get(0), units));
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Shapes.requireSequence(where, inputs);
    checkArgument(
        !stateful || inputs.get(0) != Shapes.UNKNOWN,
        "%s: a stateful layer needs to know the batch size, got %s. Start the model with"
            + " Input.ofBatch(batchSize, ...).",
        where,
        Shapes.toString(inputs));
    return returnSequences
        ? Shape.of(inputs.get(0), inputs.get(1), units)
        : Shape.of(inputs.get(0), units);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    RecurrentWeights weights = addWeights(context, Shapes.last(inputs));
    return BuiltRecurrent.of(
        context,
        this,
        inputs,
        List.of("hidden_state", "carry_state"),
        (call, time, x, timesteps, initial) ->
            LSTMRuns.run(call, this, weights, time, x, timesteps, initial));
  }

  /** Creates the weights, in Keras's order. */
  RecurrentWeights addWeights(BuildContext context, long features) {
    Weight kernel =
        context.addWeight(
            WeightSpec.of("kernel", Shape.of(features, 4L * units), kernelInitializer)
                .regularizedBy(kernelRegularizer)
                .constrainedBy(kernelConstraint));
    Weight recurrentKernel =
        context.addWeight(
            WeightSpec.of("recurrent_kernel", Shape.of(units, 4L * units), recurrentInitializer)
                .regularizedBy(recurrentRegularizer)
                .constrainedBy(recurrentConstraint));
    Initializer firstBias =
        unitForgetBias ? RecurrentWeights.unitForgetBias(biasInitializer, units) : biasInitializer;
    Optional<Weight> bias =
        useBias
            ? Optional.of(
                context.addWeight(
                    WeightSpec.of("bias", Shape.of(4L * units), firstBias)
                        .regularizedBy(biasRegularizer)
                        .constrainedBy(biasConstraint)))
            : Optional.empty();
    return new RecurrentWeights(kernel, recurrentKernel, bias);
  }

  /** Builds an {@link LSTM}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private final int units;
    private Activation activation = Activation.TANH;
    private Activation recurrentActivation = Activation.SIGMOID;
    private boolean useBias = true;
    private Initializer kernelInitializer = VarianceScaling.glorotUniform();
    private Initializer recurrentInitializer = Orthogonal.standard();
    private Initializer biasInitializer = Constant.zeros();
    private boolean unitForgetBias = true;
    private Optional<Regularizer> kernelRegularizer = Optional.empty();
    private Optional<Regularizer> recurrentRegularizer = Optional.empty();
    private Optional<Regularizer> biasRegularizer = Optional.empty();
    private Optional<Regularizer> activityRegularizer = Optional.empty();
    private Optional<Constraint> kernelConstraint = Optional.empty();
    private Optional<Constraint> recurrentConstraint = Optional.empty();
    private Optional<Constraint> biasConstraint = Optional.empty();
    private float dropout = 0;
    private float recurrentDropout = 0;
    private boolean sharedRecurrentDropout = false;
    private boolean returnSequences = false;
    private boolean returnState = false;
    private boolean goBackwards = false;
    private boolean stateful = false;
    private boolean zeroOutputForMask = false;

    private Builder(int units) {
      this.units = units;
    }

    private Builder(LSTM layer) {
      this.units = layer.units;
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
      this.sharedRecurrentDropout = layer.sharedRecurrentDropout;
      this.returnSequences = layer.returnSequences;
      this.returnState = layer.returnState;
      this.goBackwards = layer.goBackwards;
      this.stateful = layer.stateful;
      this.zeroOutputForMask = layer.zeroOutputForMask;
    }

    /** Sets what is applied to the candidate and to the carry. */
    public Builder activation(Activation value) {
      this.activation = value;
      return this;
    }

    /** Sets what is applied to the gates. */
    public Builder recurrentActivation(Activation value) {
      this.recurrentActivation = value;
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

    /** Sets the initializer of the recurrent kernel. */
    public Builder recurrentInitializer(Initializer value) {
      this.recurrentInitializer = value;
      return this;
    }

    /** Sets the initializer of the bias. */
    public Builder biasInitializer(Initializer value) {
      this.biasInitializer = value;
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

    /** Sets a constraint on the recurrent kernel. */
    public Builder recurrentConstraint(Constraint value) {
      this.recurrentConstraint = Optional.of(value);
      return this;
    }

    /** Sets a constraint on the bias. */
    public Builder biasConstraint(Constraint value) {
      this.biasConstraint = Optional.of(value);
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

    /**
     * Sets whether all gates drop the same of the hidden state, and of the inputs: one matrix
     * product a step instead of one a gate. Matters only with {@code recurrentDropout}; Keras has
     * no such option.
     */
    public Builder sharedRecurrentDropout(boolean value) {
      this.sharedRecurrentDropout = value;
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

    /** Returns the layer. */
    public LSTM build() {
      return new LSTM(
          units,
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
          sharedRecurrentDropout,
          returnSequences,
          returnState,
          goBackwards,
          stateful,
          zeroOutputForMask);
    }
  }
}
