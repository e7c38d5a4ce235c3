package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.ops.Moments;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Cuts the features of every example into groups and gives each group mean 0 and variance 1, over
 * all other axes too; then scales and shifts each feature by what it learns (Wu and He 2018).
 *
 * <p><b>Shapes</b>: inputs and outputs of any shape; weights {@code gamma} and {@code beta} of the
 * axis's size. Passes masks on and takes no notice of them. Behaves as {@code
 * keras.layers.GroupNormalization}. Immutable.
 *
 * @param groups at least 1 and a divisor of the features, or {@link #EACH_FEATURE}
 * @param axis of the features; negative ones count from the last
 * @param epsilon added to the variance, not negative
 * @param center whether it shifts
 * @param scale whether it scales
 * @param betaInitializer of the shift
 * @param gammaInitializer of the scale
 * @param betaRegularizer penalty on the shift
 * @param gammaRegularizer penalty on the scale
 * @param betaConstraint on the shift
 * @param gammaConstraint on the scale
 */
public record GroupNormalization(
    int groups,
    int axis,
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

  /** Groups of one feature each, which makes it instance normalization. */
  public static final int EACH_FEATURE = -1;

  public GroupNormalization {
    checkArgument(
        groups >= 1 || groups == EACH_FEATURE,
        "GroupNormalization: groups must be at least 1, or -1 for groups of one feature, got %s",
        groups);
    checkArgument(epsilon >= 0, "GroupNormalization: epsilon must be at least 0, got %s", epsilon);
    requireNonNull(betaInitializer, "betaInitializer");
    requireNonNull(gammaInitializer, "gammaInitializer");
    requireNonNull(betaRegularizer, "betaRegularizer");
    requireNonNull(gammaRegularizer, "gammaRegularizer");
    requireNonNull(betaConstraint, "betaConstraint");
    requireNonNull(gammaConstraint, "gammaConstraint");
  }

  /** Returns a layer with Keras's defaults: 32 groups of the last axis. */
  public static GroupNormalization create() {
    return builder().build();
  }

  /** Returns a layer of so many groups, other options as in Keras. */
  public static GroupNormalization of(int groups) {
    return builder().groups(groups).build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    int[] along = {Axes.of(where, axis, inputs)};
    long features = Axes.sizes(where, along, inputs).get(0);
    checkArgument(
        features % groups == 0,
        "%s: axis %s of %s cannot be cut into %s equal groups.",
        where,
        axis,
        Shapes.toString(inputs),
        groups);
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    int at = Axes.of(context.layer(), axis, inputs);
    Affine affine = Affine.build(context, this, new int[] {at}, inputs);
    int features = Math.toIntExact(inputs.get(at));
    return (call, input) -> {
      Ops tf = call.tf();
      Operand<TFloat32> y = normalize(tf, input.floats(), at, features, inputs.numDimensions());
      return input.then(affine.apply(tf, y), input.shape());
    };
  }

  private Operand<TFloat32> normalize(Ops tf, Operand<TFloat32> x, int at, int features, int rank) {
    int count = groups == EACH_FEATURE ? features : groups;
    Operand<TInt32> shape = tf.shape(x);
    List<Operand<TInt32>> cut = new ArrayList<>(); // the axis as groups, and what is in them
    cut.add(tf.slice(shape, tf.array(0), tf.array(at)));
    cut.add(tf.array(count, features / count));
    cut.add(tf.slice(shape, tf.array(at + 1), tf.array(-1)));
    Operand<TFloat32> grouped = tf.reshape(x, tf.concat(cut, tf.constant(0)));
    int[] within = IntStream.rangeClosed(1, rank).filter(axis -> axis != at).toArray();
    return tf.reshape(Moments.of(tf, grouped, within).normalize(tf, epsilon), shape);
  }

  /** Builds a {@link GroupNormalization}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private int groups = 32;
    private int axis = -1;
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

    /** Sets the number of groups. */
    public Builder groups(int value) {
      this.groups = value;
      return this;
    }

    /** Sets the axis of the features. */
    public Builder axis(int value) {
      this.axis = value;
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
    public GroupNormalization build() {
      return new GroupNormalization(
          groups,
          axis,
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
