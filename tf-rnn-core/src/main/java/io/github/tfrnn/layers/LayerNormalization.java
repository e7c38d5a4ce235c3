package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.ops.Moments;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Gives every example mean 0 and variance 1 along some axes, then scales and shifts it by what it
 * learns (Ba et al. 2016).
 *
 * <p><b>Shapes</b>: inputs and outputs of any shape; weights {@code gamma} and {@code beta} of the
 * axes' sizes. Passes masks on. Behaves as {@code keras.layers.LayerNormalization}. Immutable.
 *
 * @param axes along which mean and variance are taken; negative ones count from the last
 * @param epsilon added to the variance
 * @param center whether it shifts
 * @param scale whether it scales
 * @param betaInitializer of the shift
 * @param gammaInitializer of the scale
 * @param betaRegularizer penalty on the shift
 * @param gammaRegularizer penalty on the scale
 * @param betaConstraint on the shift
 * @param gammaConstraint on the scale
 */
public record LayerNormalization(
    List<Integer> axes,
    float epsilon,
    boolean center,
    boolean scale,
    Initializer betaInitializer,
    Initializer gammaInitializer,
    Optional<Regularizer> betaRegularizer,
    Optional<Regularizer> gammaRegularizer,
    Optional<Constraint> betaConstraint,
    Optional<Constraint> gammaConstraint)
    implements AffineLayer {

  public LayerNormalization {
    axes = List.copyOf(axes);
    checkArgument(!axes.isEmpty(), "LayerNormalization: at least one axis is needed");
    checkArgument(epsilon >= 0, "LayerNormalization: epsilon must be at least 0, got %s", epsilon);
    requireNonNull(betaInitializer, "betaInitializer");
    requireNonNull(gammaInitializer, "gammaInitializer");
    requireNonNull(betaRegularizer, "betaRegularizer");
    requireNonNull(gammaRegularizer, "gammaRegularizer");
    requireNonNull(betaConstraint, "betaConstraint");
    requireNonNull(gammaConstraint, "gammaConstraint");
  }

  /** Returns a layer with Keras's defaults, along the last axis. */
  public static LayerNormalization create() {
    return builder().build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Axes.sizes(where, Axes.of(where, axes, inputs), inputs);
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    int[] along = Axes.of(context.layer(), axes, inputs);
    Affine affine = Affine.build(context, this, along, inputs);
    return (call, input) -> {
      Ops tf = call.tf();
      Operand<TFloat32> y = Moments.of(tf, input.floats(), along).normalize(tf, epsilon);
      return input.then(affine.apply(tf, y), input.shape());
    };
  }

  /** Builds a {@link LayerNormalization}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private List<Integer> axes = List.of(-1);
    private float epsilon = 1e-3f;
    private boolean center = true;
    private boolean scale = true;
    private Initializer betaInitializer = Constant.zeros();
    private Initializer gammaInitializer = Constant.ones();
    private Optional<Regularizer> betaRegularizer = Optional.empty();
    private Optional<Regularizer> gammaRegularizer = Optional.empty();
    private Optional<Constraint> betaConstraint = Optional.empty();
    private Optional<Constraint> gammaConstraint = Optional.empty();

    private Builder() {}

    /** Sets the axes along which mean and variance are taken. */
    public Builder axes(int... values) {
      this.axes = Arrays.stream(values).boxed().toList();
      return this;
    }

    /** Sets what is added to the variance. */
    public Builder epsilon(double value) {
      this.epsilon = (float) value;
      return this;
    }

    /** Sets whether it shifts. */
    public Builder center(boolean value) {
      this.center = value;
      return this;
    }

    /** Sets whether it scales. */
    public Builder scale(boolean value) {
      this.scale = value;
      return this;
    }

    /** Sets the initializer of the shift. */
    public Builder betaInitializer(Initializer value) {
      this.betaInitializer = value;
      return this;
    }

    /** Sets the initializer of the scale. */
    public Builder gammaInitializer(Initializer value) {
      this.gammaInitializer = value;
      return this;
    }

    /** Sets a penalty on the shift. */
    public Builder betaRegularizer(Regularizer value) {
      this.betaRegularizer = Optional.of(value);
      return this;
    }

    /** Sets a penalty on the scale. */
    public Builder gammaRegularizer(Regularizer value) {
      this.gammaRegularizer = Optional.of(value);
      return this;
    }

    /** Sets a constraint on the shift. */
    public Builder betaConstraint(Constraint value) {
      this.betaConstraint = Optional.of(value);
      return this;
    }

    /** Sets a constraint on the scale. */
    public Builder gammaConstraint(Constraint value) {
      this.gammaConstraint = Optional.of(value);
      return this;
    }

    /** Returns the layer. */
    public LayerNormalization build() {
      return new LayerNormalization(
          axes,
          epsilon,
          center,
          scale,
          betaInitializer,
          gammaInitializer,
          betaRegularizer,
          gammaRegularizer,
          betaConstraint,
          gammaConstraint);
    }
  }
}
