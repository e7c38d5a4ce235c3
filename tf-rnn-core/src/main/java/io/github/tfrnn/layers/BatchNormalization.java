package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.ops.BatchMoments;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.List;
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
 * there is a mask; moving averages of them are kept, and used everywhere else. All rows of the
 * batch count, however it is cut.
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
      implements BuiltMixing {

    /** Frozen, it stays as it is. */
    @Override
    public boolean mixesRows(Mode mode) {
      return mode == Mode.TRAINING && trainable;
    }

    @Override
    public Signal call(Call call, Signal input) {
      if (call.training() && trainable) {
        return callParts(List.of(call), List.of(input)).get(0);
      }
      checkMask(input);
      Ops tf = call.tf();
      Operand<TFloat32> variance = affine.spread(tf, movingVariance);
      Operand<TFloat32> deviation = tf.math.add(variance, tf.constant(layer.epsilon()));
      Operand<TFloat32> scale = affine.scaled(tf, tf.math.rsqrt(deviation));
      Operand<TFloat32> mean = affine.spread(tf, movingMean);
      Operand<TFloat32> shift = affine.shifted(tf, tf.math.neg(tf.math.mul(mean, scale)));
      return input.then(tf.math.add(tf.math.mul(input.floats(), scale), shift), input.shape());
    }

    @Override
    public List<Signal> callParts(List<Call> calls, List<Signal> inputs) {
      inputs.forEach(Built::checkMask);
      Call call = calls.get(0);
      Ops tf = call.tf();
      BatchMoments moments = moments(tf, inputs);
      Operand<TFloat32> reciprocal = moments.reciprocalDeviation(tf, layer.epsilon());
      Operand<TFloat32> scale = affine.scaled(tf, reciprocal);
      List<Operand<TFloat32>> outputs = new ArrayList<>();
      for (Operand<TFloat32> centered : moments.centered()) {
        outputs.add(affine.shifted(tf, tf.math.mul(centered, scale)));
      }
      call.record(
          outputs,
          inputs.stream().map(Signal::floats).toList(),
          (ops, gradients) -> backward(ops, moments, reciprocal, scale, gradients));
      remember(call, movingMean, moments.mean());
      remember(call, movingVariance, moments.variance());
      List<Signal> normalized = new ArrayList<>();
      for (int i = 0; i < outputs.size(); i++) {
        normalized.add(inputs.get(i).then(outputs.get(i), inputs.get(i).shape()));
      }
      return normalized;
    }

    private static void checkMask(Signal input) {
      checkArgument(
          input.mask().isEmpty() || input.shape().numDimensions() == 3,
          "inputs with a mask must be [batch, timesteps, features], got %s. Put the"
              + " BatchNormalization where no mask comes.",
          Shapes.toString(input.shape()));
    }

    private BatchMoments moments(Ops tf, List<Signal> inputs) {
      List<Operand<TFloat32>> parts = inputs.stream().map(Signal::floats).toList();
      List<Integer> others =
          IntStream.range(0, inputs.get(0).shape().numDimensions())
              .filter(axis -> axis != at)
              .boxed()
              .toList();
      if (inputs.get(0).mask().isEmpty()) {
        return BatchMoments.of(tf, parts, movingMean.shape().size(), others);
      }
      List<Operand<TBool>> counts = new ArrayList<>();
      for (Signal input : inputs) {
        Operand<TBool> timesteps = tf.expandDims(input.mask().orElseThrow(), tf.constant(-1));
        counts.add(tf.broadcastTo(timesteps, tf.shape(input.values())));
      }
      return BatchMoments.ofThose(tf, parts, counts, others);
    }

    private Tape.StepGradients backward(
        Ops tf,
        BatchMoments moments,
        Operand<TFloat32> reciprocal,
        Operand<TFloat32> scale,
        List<Operand<TFloat32>> outputs) {
      List<Operand<TFloat32>> arrived = new ArrayList<>();
      for (int i = 0; i < outputs.size(); i++) {
        Operand<TFloat32> gradient = outputs.get(i);
        arrived.add(gradient == null ? tf.zerosLike(moments.centered().get(i)) : gradient);
      }
      BatchMoments.Gradient gradient = moments.gradient(tf, arrived, reciprocal, scale);
      return new Tape.StepGradients(
          gradient.inputs(), affine.gradients(tf, gradient.scale(), gradient.shift()));
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
