package io.github.tfrnn.optimizers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.List;
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
 */
public record LazyAdam(double learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {

  public LazyAdam {
    Ranges.requireNotNegative("LazyAdam", "learningRate", learningRate);
    Ranges.requireShare("LazyAdam", "beta1", beta1);
    Ranges.requireShare("LazyAdam", "beta2", beta2);
    Ranges.requirePositive("LazyAdam", "epsilon", epsilon);
  }

  /** Returns the default: learning rate 0.001. */
  public static LazyAdam create() {
    return of(0.001);
  }

  /** Returns LazyAdam with β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
  public static LazyAdam of(double learningRate) {
    return new LazyAdam(learningRate, 0.9, 0.999, 1e-7);
  }

  /** Returns the same with another β₁. */
  public LazyAdam withBeta1(double newBeta1) {
    return new LazyAdam(learningRate, newBeta1, beta2, epsilon);
  }

  /** Returns the same with another β₂. */
  public LazyAdam withBeta2(double newBeta2) {
    return new LazyAdam(learningRate, beta1, newBeta2, epsilon);
  }

  /** Returns the same with another ε. */
  public LazyAdam withEpsilon(double newEpsilon) {
    return new LazyAdam(learningRate, beta1, beta2, newEpsilon);
  }

  @Override
  public List<Slot> slots(Weight weight) {
    return List.of(Slot.of("momentum", weight.shape()), Slot.of("velocity", weight.shape()));
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    if (!(gradient.summed(tf) instanceof WeightGradient.Sparse sparse)) {
      return new Adam(learningRate, beta1, beta2, epsilon, false)
          .update(tf, weight, gradient, slots, step);
    }
    Operand<TFloat32> m = next(tf, beta1, slots.get(0), sparse, sparse.values());
    Operand<TFloat32> v = next(tf, beta2, slots.get(1), sparse, tf.math.square(sparse.values()));
    Operand<TFloat32> change =
        tf.math.mul(
            BiasCorrection.rate(tf, beta1, beta2, step),
            tf.math.div(m, tf.math.add(tf.math.sqrt(v), tf.constant((float) epsilon))));
    // Every new row is computed before the first one is written.
    Ops then = tf.withControlDependencies(m, v, change);
    Op momentum = then.scatterUpdate(slots.get(0).value(), sparse.rows(), m);
    Op velocity = then.scatterUpdate(slots.get(1).value(), sparse.rows(), v);
    return tf.withControlDependencies(momentum, velocity)
        .scatterSub(weight.value(), sparse.rows(), change);
  }

  /** The rows of a slot that the gradient names, after they have moved towards {@code latest}. */
  private static Operand<TFloat32> next(
      Ops tf, double beta, Weight slot, WeightGradient.Sparse gradient, Operand<TFloat32> latest) {
    Operand<TFloat32> now = tf.gather(slot.value(), gradient.rows(), tf.constant(0));
    return tf.math.add(
        tf.math.mul(tf.constant((float) beta), now),
        tf.math.mul(tf.constant(1 - (float) beta), latest));
  }
}
