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
 * Adam that leaves alone what a batch does not name; the {@code LazyAdam} of TensorFlow Addons.
 *
 * <p>For a weight whose gradient is whole it is {@link Adam}. For the rows of an embedding:
 *
 * <pre>
 *   only rows r that the batch names, gᵣ the sum of their gradients:
 *   mᵣ ← β₁·mᵣ + (1 − β₁)·gᵣ      vᵣ ← β₂·vᵣ + (1 − β₂)·gᵣ²
 *   wᵣ ← wᵣ − lr·√(1 − β₂ᵗ) / (1 − β₁ᵗ) · mᵣ / (√vᵣ + ε)
 * </pre>
 *
 * <p>So a step takes time for the words of its batch and not for the whole vocabulary, and rare
 * words do not drift by old momentum. The numbers differ from Adam's, which moves every row at
 * every step. Keras has no such optimizer.
 *
 * @param learningRate not negative
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param epsilon ε, positive
 * @param clipping how gradients are clipped, if they are
 */
public record LazyAdam(
    float learningRate, float beta1, float beta2, float epsilon, Optional<Clipping> clipping)
    implements Optimizer {

  public LazyAdam {
    checkArgument(
        learningRate >= 0, "LazyAdam: learningRate must not be negative, got %s", learningRate);
    checkArgument(beta1 >= 0 && beta1 < 1, "LazyAdam: beta1 must be in [0, 1), got %s", beta1);
    checkArgument(beta2 >= 0 && beta2 < 1, "LazyAdam: beta2 must be in [0, 1), got %s", beta2);
    checkArgument(epsilon > 0, "LazyAdam: epsilon must be positive, got %s", epsilon);
  }

  /** Returns the default: learning rate 0.001. */
  public static LazyAdam create() {
    return of(0.001);
  }

  /** Returns LazyAdam with β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
  public static LazyAdam of(double learningRate) {
    return new LazyAdam((float) learningRate, 0.9f, 0.999f, 1e-7f, Optional.empty());
  }

  /**
   * Returns the same, the gradient of each weight shortened to a norm of at most {@code limit};
   * Keras's {@code clipnorm}.
   *
   * @throws IllegalArgumentException if it is not positive, or another kind of clipping is set
   */
  public LazyAdam withClipnorm(double limit) {
    return with(Clipping.only(clipping, Clipping.Kind.NORM, limit));
  }

  /**
   * Returns the same, each entry of the gradients kept in [-limit, limit]; Keras's {@code
   * clipvalue}.
   *
   * @throws IllegalArgumentException if it is not positive, or another kind of clipping is set
   */
  public LazyAdam withClipvalue(double limit) {
    return with(Clipping.only(clipping, Clipping.Kind.VALUE, limit));
  }

  /**
   * Returns the same, all gradients shortened together to a norm of at most {@code limit}; Keras's
   * {@code global_clipnorm}.
   *
   * @throws IllegalArgumentException if it is not positive, or another kind of clipping is set
   */
  public LazyAdam withGlobalClipnorm(double limit) {
    return with(Clipping.only(clipping, Clipping.Kind.GLOBAL_NORM, limit));
  }

  private LazyAdam with(Optional<Clipping> newClipping) {
    return new LazyAdam(learningRate, beta1, beta2, epsilon, newClipping);
  }

  @Override
  public List<String> slots() {
    return List.of("momentum", "velocity");
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    if (!(gradient.summed(tf) instanceof WeightGradient.Sparse sparse)) {
      return new Adam(learningRate, beta1, beta2, epsilon, clipping)
          .update(tf, weight, gradient, slots, step);
    }
    Operand<TFloat32> m = next(tf, beta1, slots.get(0), sparse, sparse.values());
    Operand<TFloat32> v = next(tf, beta2, slots.get(1), sparse, tf.math.square(sparse.values()));
    Operand<TFloat32> change =
        tf.math.mul(
            rate(tf, step), tf.math.div(m, tf.math.add(tf.math.sqrt(v), tf.constant(epsilon))));
    // Every new row is computed before the first one is written.
    Ops then = tf.withControlDependencies(m, v, change);
    Op momentum = then.scatterUpdate(slots.get(0).value(), sparse.rows(), m);
    Op velocity = then.scatterUpdate(slots.get(1).value(), sparse.rows(), v);
    return tf.withControlDependencies(momentum, velocity)
        .scatterSub(weight.value(), sparse.rows(), change);
  }

  /** The rows of a slot that the gradient names, after they have moved towards {@code latest}. */
  private static Operand<TFloat32> next(
      Ops tf, float beta, Weight slot, WeightGradient.Sparse gradient, Operand<TFloat32> latest) {
    Operand<TFloat32> now = tf.gather(slot.value(), gradient.rows(), tf.constant(0));
    return tf.math.add(
        tf.math.mul(tf.constant(beta), now), tf.math.mul(tf.constant(1 - beta), latest));
  }

  private Operand<TFloat32> rate(Ops tf, Step step) {
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> v = tf.math.sub(one, tf.math.pow(tf.constant(beta2), step.number()));
    Operand<TFloat32> m = tf.math.sub(one, tf.math.pow(tf.constant(beta1), step.number()));
    return tf.math.div(tf.math.mul(step.learningRate(), tf.math.sqrt(v)), m);
  }
}
