package io.github.tfrnn.optimizers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adam (Kingma and Ba 2015); Keras's {@code Adam}.
 *
 * <pre>
 *   m ← m + (1 − β₁)·(g − m)      v ← v + (1 − β₂)·(g² − v)
 *   w ← w − lr·√(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)
 * </pre>
 *
 * <p>As in Keras, the rows of an embedding that a batch does not name go on moving by their
 * momentum.
 *
 * @param learningRate not negative
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param epsilon ε, positive
 * @param clipping how gradients are clipped, if they are
 */
public record Adam(
    float learningRate, float beta1, float beta2, float epsilon, Optional<Clipping> clipping)
    implements Optimizer {

  public Adam {
    checkArgument(
        learningRate >= 0, "Adam: learningRate must not be negative, got %s", learningRate);
    checkArgument(beta1 >= 0 && beta1 < 1, "Adam: beta1 must be in [0, 1), got %s", beta1);
    checkArgument(beta2 >= 0 && beta2 < 1, "Adam: beta2 must be in [0, 1), got %s", beta2);
    checkArgument(epsilon > 0, "Adam: epsilon must be positive, got %s", epsilon);
  }

  /** Returns Keras's default: learning rate 0.001. */
  public static Adam create() {
    return of(0.001);
  }

  /** Returns Adam with β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
  public static Adam of(double learningRate) {
    return new Adam((float) learningRate, 0.9f, 0.999f, 1e-7f, Optional.empty());
  }

  /**
   * Returns the same, the gradient of each weight shortened to a norm of at most {@code limit};
   * Keras's {@code clipnorm}.
   *
   * @throws IllegalArgumentException if it is not positive, or another kind of clipping is set
   */
  public Adam withClipnorm(double limit) {
    return with(Clipping.only(clipping, Clipping.Kind.NORM, limit));
  }

  /**
   * Returns the same, each entry of the gradients kept in [-limit, limit]; Keras's {@code
   * clipvalue}.
   *
   * @throws IllegalArgumentException if it is not positive, or another kind of clipping is set
   */
  public Adam withClipvalue(double limit) {
    return with(Clipping.only(clipping, Clipping.Kind.VALUE, limit));
  }

  /**
   * Returns the same, all gradients shortened together to a norm of at most {@code limit}; Keras's
   * {@code global_clipnorm}.
   *
   * @throws IllegalArgumentException if it is not positive, or another kind of clipping is set
   */
  public Adam withGlobalClipnorm(double limit) {
    return with(Clipping.only(clipping, Clipping.Kind.GLOBAL_NORM, limit));
  }

  private Adam with(Optional<Clipping> newClipping) {
    return new Adam(learningRate, beta1, beta2, epsilon, newClipping);
  }

  @Override
  public List<String> slots() {
    return List.of("momentum", "velocity");
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    Operand<TFloat32> b1 = tf.constant(beta1);
    Operand<TFloat32> b2 = tf.constant(beta2);
    Weight velocity = slots.get(1);
    Ops ready = tf;
    Operand<TFloat32> keep = b2;
    if (gradient instanceof WeightGradient.Sparse sparse) {
      // The fused operation would square the sums of repeated rows. So v is brought up to date
      // before it, and 1 in place
      // of β₂ makes it leave v alone.
      ready = tf.withControlDependencies(updateVelocity(tf, velocity, sparse));
      keep = tf.constant(1f);
    }
    return ready.train.applyAdam(
        weight.value(),
        slots.get(0).value(),
        velocity.value(),
        tf.math.pow(b1, step.number()),
        tf.math.pow(b2, step.number()),
        step.learningRate(),
        b1,
        keep,
        tf.constant(epsilon),
        gradient.toDense(tf, weight.shape()));
  }

  private Op updateVelocity(Ops tf, Weight velocity, WeightGradient.Sparse gradient) {
    Operand<TFloat32> rate = tf.constant(1 - beta2);
    Operand<TFloat32> added = tf.math.mul(tf.math.square(gradient.values()), rate);
    // v − (1 − β₂)·v in one pass over v, then the rows that were named
    Op decayed = tf.train.applyGradientDescent(velocity.value(), rate, velocity.value());
    return tf.withControlDependencies(decayed, added)
        .scatterAdd(velocity.value(), gradient.rows(), added);
  }
}
