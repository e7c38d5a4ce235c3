package io.github.tfrnn.optimizers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Lion (Chen et al. 2023); Keras's {@code Lion}.
 *
 * <pre>
 *   w ← w − lr·sign(β₁·m + (1 − β₁)·g)      m ← β₂·m + (1 − β₂)·g
 * </pre>
 *
 * <p>Every entry moves by the learning rate, so it should be a third to a tenth of Adam's.
 *
 * @param learningRate not negative
 * @param beta1 β₁, in (0, 1], as in Keras
 * @param beta2 β₂, in [0, 1)
 */
public record Lion(double learningRate, double beta1, double beta2) implements Optimizer {

  public Lion {
    Ranges.requireNotNegative("Lion", "learningRate", learningRate);
    checkArgument(beta1 > 0 && beta1 <= 1, "Lion: beta1 must be in (0, 1], got %s", beta1);
    Ranges.requireShare("Lion", "beta2", beta2);
  }

  /** Returns Keras's default: learning rate 0.001. */
  public static Lion create() {
    return of(0.001);
  }

  /** Returns Lion with β₁ = 0.9 and β₂ = 0.99. */
  public static Lion of(double learningRate) {
    return new Lion(learningRate, 0.9, 0.99);
  }

  /** Returns the same with another β₁. */
  public Lion withBeta1(double newBeta1) {
    return new Lion(learningRate, newBeta1, beta2);
  }

  /** Returns the same with another β₂. */
  public Lion withBeta2(double newBeta2) {
    return new Lion(learningRate, beta1, newBeta2);
  }

  @Override
  public List<Slot> slots(Weight weight) {
    return List.of(Slot.of("momentum", weight.shape()));
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    Operand<TFloat32> dense = gradient.toDense(tf, weight.shape());
    Operand<TFloat32> direction = tf.math.sign(mixed(tf, slots.get(0), dense, (float) beta1));
    Operand<TFloat32> change = tf.math.mul(step.learningRate(), direction);
    Operand<TFloat32> m = mixed(tf, slots.get(0), dense, (float) beta2);
    return NewValues.subtract(tf, slots, List.of(m), weight, change);
  }

  /** In Keras's order of operations: a sign turns on the last bit. */
  private static Operand<TFloat32> mixed(
      Ops tf, Weight momentum, Operand<TFloat32> gradient, float beta) {
    return tf.math.add(
        tf.math.mul(momentum.value(), tf.constant(beta)),
        tf.math.mul(gradient, tf.constant(1 - beta)));
  }
}
