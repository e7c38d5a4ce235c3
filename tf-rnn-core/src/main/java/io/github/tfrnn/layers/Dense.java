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
import io.github.tfrnn.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A layer in which every output sees every input: activation(x·kernel + bias), over the last axis.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, ..., features]}; output {@code [batch, ..., units]};
 * weights {@code kernel [features, units]}, {@code bias [units]}. Behaves as {@code
 * keras.layers.Dense}. Immutable.
 *
 * @param units size of the output, at least 1
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
public record Dense(
    int units,
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

  public Dense {
    checkArgument(units >= 1, "Dense: units must be at least 1, got %s", units);
    requireNonNull(activation, "activation");
    requireNonNull(kernelInitializer, "kernelInitializer");
    requireNonNull(biasInitializer, "biasInitializer");
  }

  /** Returns a dense layer without an activation, with Keras's defaults. */
  public static Dense of(int units) {
    return builder(units).build();
  }

  /** Returns a dense layer with Keras's defaults. */
  public static Dense of(int units, Activation activation) {
    return builder(units).activation(activation).build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder(int units) {
    return new Builder(units);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Shapes.requireFeatures(where, inputs);
    return Activations.outputShape(where, activation, Shapes.withLast(inputs, units));
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    long features = Shapes.last(inputs);
    Weight kernel =
        context.addWeight(
            WeightSpec.of("kernel", Shape.of(features, units), kernelInitializer)
                .regularizedBy(kernelRegularizer)
                .constrainedBy(kernelConstraint));
    Optional<Weight> bias =
        useBias
            ? Optional.of(
                context.addWeight(
                    WeightSpec.of("bias", Shape.of(units), biasInitializer)
                        .regularizedBy(biasRegularizer)
                        .constrainedBy(biasConstraint)))
            : Optional.empty();
    return (call, input) -> apply(call, input, kernel, bias);
  }

  private Signal apply(Call call, Signal input, Weight kernel, Optional<Weight> bias) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    List<Weight> weights = new ArrayList<>(List.of(kernel));
    Operand<TFloat32> product =
        MatrixProducts.of(call.policy()).alongLast(tf, x, input.shape(), kernel.value(), units);
    if (bias.isPresent()) {
      weights.add(bias.get());
      product = tf.math.add(product, bias.get().value());
    }
    Shape shape = Shapes.withLast(input.shape(), units);
    call.recordByGraph(List.of(product), List.of(x), weights);
    Signal output = Activations.apply(call, activation, input.then(product, shape));
    activityRegularizer.ifPresent(r -> Activations.penalize(call, r, output));
    return output;
  }

  /** Builds a {@link Dense}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private final int units;
    private Activation activation = Activation.LINEAR;
    private boolean useBias = true;
    private Initializer kernelInitializer = VarianceScaling.glorotUniform();
    private Initializer biasInitializer = Constant.zeros();
    private Optional<Regularizer> kernelRegularizer = Optional.empty();
    private Optional<Regularizer> biasRegularizer = Optional.empty();
    private Optional<Regularizer> activityRegularizer = Optional.empty();
    private Optional<Constraint> kernelConstraint = Optional.empty();
    private Optional<Constraint> biasConstraint = Optional.empty();

    private Builder(int units) {
      this.units = units;
    }

    /** Sets what is applied to the outputs. */
    public Builder activation(Activation newActivation) {
      this.activation = newActivation;
      return this;
    }

    /** Sets whether a bias is added. */
    public Builder useBias(boolean newUseBias) {
      this.useBias = newUseBias;
      return this;
    }

    /** Sets the initializer of the kernel. */
    public Builder kernelInitializer(Initializer initializer) {
      this.kernelInitializer = initializer;
      return this;
    }

    /** Sets the initializer of the bias. */
    public Builder biasInitializer(Initializer initializer) {
      this.biasInitializer = initializer;
      return this;
    }

    /** Sets a penalty on the kernel. */
    public Builder kernelRegularizer(Regularizer regularizer) {
      this.kernelRegularizer = Optional.of(regularizer);
      return this;
    }

    /** Sets a penalty on the bias. */
    public Builder biasRegularizer(Regularizer regularizer) {
      this.biasRegularizer = Optional.of(regularizer);
      return this;
    }

    /** Sets a penalty on the outputs. */
    public Builder activityRegularizer(Regularizer regularizer) {
      this.activityRegularizer = Optional.of(regularizer);
      return this;
    }

    /** Sets a constraint on the kernel. */
    public Builder kernelConstraint(Constraint constraint) {
      this.kernelConstraint = Optional.of(constraint);
      return this;
    }

    /** Sets a constraint on the bias. */
    public Builder biasConstraint(Constraint constraint) {
      this.biasConstraint = Optional.of(constraint);
      return this;
    }

    /** Returns the layer. */
    public Dense build() {
      return new Dense(
          units,
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
