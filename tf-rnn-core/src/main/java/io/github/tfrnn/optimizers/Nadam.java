package io.github.tfrnn.optimizers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Nadam, Adam with Nesterov's momentum (Dozat 2015); Keras's {@code Nadam}.
 *
 * <pre>
 *   μₜ = β₁·(1 − 0.96ᵗ / 2)       π ← π·μₜ, the same for all weights, beginning at 1
 *   m ← m + (1 − β₁)·(g − m)      v ← v + (1 − β₂)·(g² − v)
 *   m̂ = μₜ₊₁·m / (1 − π·μₜ₊₁) + (1 − μₜ)·g / (1 − π)      v̂ = v / (1 − β₂ᵗ)
 *   w ← w − lr·m̂ / (√v̂ + ε)
 * </pre>
 *
 * <p>As in Keras, for a row of an embedding that a batch names several times g² is the sum of the
 * squares.
 *
 * @param learningRate not negative
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param epsilon ε, positive
 */
public record Nadam(double learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {

  public Nadam {
    Ranges.requireNotNegative("Nadam", "learningRate", learningRate);
    Ranges.requireShare("Nadam", "beta1", beta1);
    Ranges.requireShare("Nadam", "beta2", beta2);
    Ranges.requirePositive("Nadam", "epsilon", epsilon);
  }

  /** Returns Keras's default: learning rate 0.001. */
  public static Nadam create() {
    return of(0.001);
  }

  /** Returns Nadam with β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
  public static Nadam of(double learningRate) {
    return new Nadam(learningRate, 0.9, 0.999, 1e-7);
  }

  /** Returns the same with another β₁. */
  public Nadam withBeta1(double newBeta1) {
    return new Nadam(learningRate, newBeta1, beta2, epsilon);
  }

  /** Returns the same with another β₂. */
  public Nadam withBeta2(double newBeta2) {
    return new Nadam(learningRate, beta1, newBeta2, epsilon);
  }

  /** Returns the same with another ε. */
  public Nadam withEpsilon(double newEpsilon) {
    return new Nadam(learningRate, beta1, beta2, newEpsilon);
  }

  @Override
  public List<Slot> slots(Weight weight) {
    return List.of(Slot.of("momentum", weight.shape()), Slot.of("velocity", weight.shape()));
  }

  @Override
  public List<Slot> sharedSlots() {
    return List.of(Slot.of("u_product", Shape.scalar()).startingAt(1));
  }

  @Override
  public List<Operand<TFloat32>> nextShared(Ops tf, List<Weight> shared, Step step) {
    return List.of(tf.math.mul(shared.get(0).value(), momentum(tf, step.number())));
  }

  /** μ of a step. */
  private Operand<TFloat32> momentum(Ops tf, Operand<TFloat32> number) {
    Operand<TFloat32> power = tf.math.pow(tf.constant(0.96f), number);
    return tf.math.mul(
        tf.constant((float) beta1),
        tf.math.sub(tf.constant(1f), tf.math.mul(tf.constant(0.5f), power)));
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> now = momentum(tf, step.number());
    Operand<TFloat32> next = momentum(tf, tf.math.add(step.number(), one));
    Operand<TFloat32> product = step.shared().get(0);
    Operand<TFloat32> dense = gradient.toDense(tf, weight.shape());
    Operand<TFloat32> squares = gradient.squares(tf, weight.shape());
    // Keras takes 1 − β in float32 here, and in float64 in its other optimizers.
    Operand<TFloat32> m = NewValues.moved(tf, slots.get(0), dense, 1 - (float) beta1);
    Operand<TFloat32> v = NewValues.moved(tf, slots.get(1), squares, 1 - (float) beta2);
    Operand<TFloat32> corrected =
        tf.math.add(
            tf.math.div(tf.math.mul(next, m), tf.math.sub(one, tf.math.mul(product, next))),
            tf.math.div(tf.math.mul(tf.math.sub(one, now), dense), tf.math.sub(one, product)));
    Operand<TFloat32> size = tf.math.div(v, BiasCorrection.of(tf, beta2, step));
    Operand<TFloat32> change =
        tf.math.div(
            tf.math.mul(corrected, step.learningRate()),
            tf.math.add(tf.math.sqrt(size), tf.constant((float) epsilon)));
    return NewValues.subtract(tf, slots, List.of(m, v), weight, change);
  }
}
