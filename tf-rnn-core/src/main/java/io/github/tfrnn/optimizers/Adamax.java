package io.github.tfrnn.optimizers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adamax, Adam by the largest gradient (Kingma and Ba 2015, section 7.1); Keras's {@code Adamax}.
 *
 * <pre>
 *   m ← m + (1 − β₁)·(g − m)      u ← max(β₂·u, |g|)
 *   w ← w − lr / (1 − β₁ᵗ) · m / (u + ε)
 * </pre>
 *
 * <p>As in Keras, for a row of an embedding that a batch names several times |g| is the sum of the
 * magnitudes.
 *
 * @param learningRate not negative
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param epsilon ε, positive
 */
public record Adamax(double learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {

  public Adamax {
    Ranges.requireNotNegative("Adamax", "learningRate", learningRate);
    Ranges.requireShare("Adamax", "beta1", beta1);
    Ranges.requireShare("Adamax", "beta2", beta2);
    Ranges.requirePositive("Adamax", "epsilon", epsilon);
  }

  /** Returns Keras's default: learning rate 0.001. */
  public static Adamax create() {
    return of(0.001);
  }

  /** Returns Adamax with β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
  public static Adamax of(double learningRate) {
    return new Adamax(learningRate, 0.9, 0.999, 1e-7);
  }

  /** Returns the same with another β₁. */
  public Adamax withBeta1(double newBeta1) {
    return new Adamax(learningRate, newBeta1, beta2, epsilon);
  }

  /** Returns the same with another β₂. */
  public Adamax withBeta2(double newBeta2) {
    return new Adamax(learningRate, beta1, newBeta2, epsilon);
  }

  /** Returns the same with another ε. */
  public Adamax withEpsilon(double newEpsilon) {
    return new Adamax(learningRate, beta1, beta2, newEpsilon);
  }

  @Override
  public List<Slot> slots(Weight weight) {
    return List.of(Slot.of("momentum", weight.shape()), Slot.of("norm", weight.shape()));
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    Operand<TFloat32> dense = gradient.toDense(tf, weight.shape());
    Operand<TFloat32> magnitudes =
        gradient.withValues(tf.math.abs(gradient.values())).toDense(tf, weight.shape());
    Operand<TFloat32> m = NewValues.moved(tf, slots.get(0), dense, 1 - beta1);
    Operand<TFloat32> u =
        tf.math.maximum(tf.math.mul(tf.constant((float) beta2), slots.get(1).value()), magnitudes);
    Operand<TFloat32> change =
        tf.math.div(
            tf.math.mul(step.learningRate(), m),
            tf.math.mul(
                BiasCorrection.of(tf, beta1, step), tf.math.add(u, tf.constant((float) epsilon))));
    return NewValues.subtract(tf, slots, List.of(m, u), weight, change);
  }
}
