package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.ops.Moments;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Gives every feature mean 0 and variance 1 over a batch, then scales and shifts it by what it
 * learns (Ioffe and Szegedy 2015).
 *
 * <p>While training, mean and variance are those of the batch, of the timesteps that count where
 * there is a mask; moving averages of them are kept, and used everywhere else. The whole batch goes
 * through at once.
 *
 * <p><b>Shapes</b>: inputs and outputs of any shape; with a mask, {@code [batch, timesteps,
 * features]}; weights {@code gamma}, {@code beta}, {@code moving_mean} and {@code moving_variance}
 * of the axis's size. Passes masks on. Behaves as {@code keras.layers.BatchNormalization} without
 * {@code renorm}. Immutable.
 *
 * @param axis of the features, each of which has a mean of its own; negative ones count from the
 *     last
 * @param momentum what is left of a moving average after a batch, in [0, 1]
 * @param epsilon added to the variance, not negative
 * @param center whether it shifts
 * @param scale whether it scales
 * @param betaInitializer of the shift
 * @param gammaInitializer of the scale
 * @param movingMeanInitializer of the moving mean
 * @param movingVarianceInitializer of the moving variance
 * @param betaRegularizer penalty on the shift
 * @param gammaRegularizer penalty on the scale
 * @param betaConstraint on the shift
 * @param gammaConstraint on the scale
 */
public record BatchNormalization(
    int axis,
    float momentum,
    float epsilon,
    boolean center,
    boolean scale,
    Initializer betaInitializer,
    Initializer gammaInitializer,
    Initializer movingMeanInitializer,
    Initializer movingVarianceInitializer,
    Optional<Regularizer> betaRegularizer,
    Optional<Regularizer> gammaRegularizer,
    Optional<Constraint> betaConstraint,
    Optional<Constraint> gammaConstraint)
    implements AffineLayer {

  public BatchNormalization {
    checkArgument(
        momentum >= 0 && momentum <= 1,
        "BatchNormalization: momentum must be in [0, 1], got %s",
        momentum);
    checkArgument(epsilon >= 0, "BatchNormalization: epsilon must be at least 0, got %s", epsilon);
    requireNonNull(betaInitializer, "betaInitializer");
    requireNonNull(gammaInitializer, "gammaInitializer");
    requireNonNull(movingMeanInitializer, "movingMeanInitializer");
    requireNonNull(movingVarianceInitializer, "movingVarianceInitializer");
    requireNonNull(betaRegularizer, "betaRegularizer");
    requireNonNull(gammaRegularizer, "gammaRegularizer");
    requireNonNull(betaConstraint, "betaConstraint");
    requireNonNull(gammaConstraint, "gammaConstraint");
  }

  /** Returns a layer with Keras's defaults, its features on the last axis. */
  public static BatchNormalization create() {
    return builder().build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Axes.sizes(where, new int[] {Axes.of(where, axis, inputs)}, inputs);
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    int[] along = {Axes.of(context.layer(), axis, inputs)};
    Affine affine = Affine.build(context, this, along, inputs);
    Shape sizes = Axes.sizes(context.layer(), along, inputs);
    Weight mean =
        context.addWeight(WeightSpec.of("moving_mean", sizes, movingMeanInitializer).untrained());
    Weight variance =
        context.addWeight(
            WeightSpec.of("moving_variance", sizes, movingVarianceInitializer).untrained());
    return new Built(this, affine, mean, variance, along[0], context.trainable());
  }

  private record Built(
      BatchNormalization layer,
      Affine affine,
      Weight movingMean,
      Weight movingVariance,
      int at,
      boolean trainable)
      implements BuiltLayer {

    @Override
    public boolean mixesRows() {
      return true;
    }

    @Override
    public Signal call(Call call, Signal input) {
      checkArgument(
          input.mask().isEmpty() || input.shape().numDimensions() == 3,
          "inputs with a mask must be [batch, timesteps, features], got %s. Put the"
              + " BatchNormalization where no mask comes.",
          Shapes.toString(input.shape()));
      Ops tf = call.tf();
      Operand<TFloat32> x = input.floats();
      boolean learning = call.training() && trainable; // frozen, it stays as it is
      Moments moments = learning ? ofBatch(tf, input) : moving(tf, x);
      Operand<TFloat32> y = affine.apply(tf, moments.normalize(tf, layer.epsilon()));
      if (learning) {
        remember(call, movingMean, moments.mean());
        remember(call, movingVariance, moments.variance());
      }
      return input.then(y, input.shape());
    }

    private Moments ofBatch(Ops tf, Signal input) {
      Operand<TFloat32> x = input.floats();
      int[] others =
          IntStream.range(0, input.shape().numDimensions()).filter(axis -> axis != at).toArray();
      if (input.mask().isEmpty()) {
        return Moments.of(tf, x, others);
      }
      Operand<TBool> timesteps = tf.expandDims(input.mask().get(), tf.constant(-1));
      return Moments.ofThose(tf, x, tf.broadcastTo(timesteps, tf.shape(x)), others);
    }

    private Moments moving(Ops tf, Operand<TFloat32> x) {
      Operand<TFloat32> mean = affine.spread(tf, movingMean);
      return new Moments(mean, tf.math.sub(x, mean), affine.spread(tf, movingVariance));
    }

    private void remember(Call call, Weight average, Operand<TFloat32> ofBatch) {
      float momentum = layer.momentum();
      call.addUpdate(
          ops -> {
            Operand<TFloat32> kept = ops.math.mul(average.value(), ops.constant(momentum));
            Operand<TFloat32> flat = ops.reshape(ofBatch, ops.array(-1));
            Operand<TFloat32> added = ops.math.mul(flat, ops.constant(1 - momentum));
            return ops.assign(average.value(), ops.math.add(kept, added));
          });
    }
  }

  /** Builds a {@link BatchNormalization}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private int axis = -1;
    private float momentum = 0.99f;
    private float epsilon = 1e-3f;
    private boolean center = true;
    private boolean scale = true;
    private Initializer betaInitializer = Constant.zeros();
    private Initializer gammaInitializer = Constant.ones();
    private Initializer movingMeanInitializer = Constant.zeros();
    private Initializer movingVarianceInitializer = Constant.ones();
    private Optional<Regularizer> betaRegularizer = Optional.empty();
    private Optional<Regularizer> gammaRegularizer = Optional.empty();
    private Optional<Constraint> betaConstraint = Optional.empty();
    private Optional<Constraint> gammaConstraint = Optional.empty();

    private Builder() {}

    /** Sets the axis of the features. */
    public Builder axis(int value) {
      this.axis = value;
      return this;
    }

    /** Sets what is left of a moving average after a batch. */
    public Builder momentum(double value) {
      this.momentum = (float) value;
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

    /** Sets the initializer of the moving mean. */
    public Builder movingMeanInitializer(Initializer value) {
      this.movingMeanInitializer = value;
      return this;
    }

    /** Sets the initializer of the moving variance. */
    public Builder movingVarianceInitializer(Initializer value) {
      this.movingVarianceInitializer = value;
      return this;
    }

    /** Returns the layer. */
    public BatchNormalization build() {
      return new BatchNormalization(
          axis,
          momentum,
          epsilon,
          center,
          scale,
          betaInitializer,
          gammaInitializer,
          movingMeanInitializer,
          movingVarianceInitializer,
          betaRegularizer,
          gammaRegularizer,
          betaConstraint,
          gammaConstraint);
    }
  }
}
