package io.github.tfrnn.optimizers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * LAMB, Adam with steps as long as the weights are large, for large batches (You et al. 2020);
 * Keras's {@code Lamb}.
 *
 * <pre>
 *   m ← m + (1 − β₁)·(g − m)      v ← v + (1 − β₂)·(g² − v)
 *   u = m / (1 − β₁ᵗ) / (√(v / (1 − β₂ᵗ)) + ε)
 *   w ← w − lr · ‖w‖ / ‖u‖ · u       or w − lr·u if one of the norms is 0
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
public record Lamb(double learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {

  public Lamb {
    Ranges.requireNotNegative("Lamb", "learningRate", learningRate);
    Ranges.requireShare("Lamb", "beta1", beta1);
    Ranges.requireShare("Lamb", "beta2", beta2);
    Ranges.requirePositive("Lamb", "epsilon", epsilon);
  }

  /** Returns Keras's default: learning rate 0.001. */
  public static Lamb create() {
    return of(0.001);
  }

  /** Returns LAMB with β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
  public static Lamb of(double learningRate) {
    return new Lamb(learningRate, 0.9, 0.999, 1e-7);
  }

  /** Returns the same with another β₁. */
  public Lamb withBeta1(double newBeta1) {
    return new Lamb(learningRate, newBeta1, beta2, epsilon);
  }

  /** Returns the same with another β₂. */
  public Lamb withBeta2(double newBeta2) {
    return new Lamb(learningRate, beta1, newBeta2, epsilon);
  }

  /** Returns the same with another ε. */
  public Lamb withEpsilon(double newEpsilon) {
    return new Lamb(learningRate, beta1, beta2, newEpsilon);
  }

  @Override
  public List<Slot> slots(Weight weight) {
    return List.of(Slot.of("momentum", weight.shape()), Slot.of("velocity", weight.shape()));
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    Operand<TFloat32> dense = gradient.toDense(tf, weight.shape());
    Operand<TFloat32> squares = gradient.squares(tf, weight.shape());
    Operand<TFloat32> m = NewValues.moved(tf, slots.get(0), dense, 1 - beta1);
    Operand<TFloat32> v = NewValues.moved(tf, slots.get(1), squares, 1 - beta2);
    Operand<TFloat32> size = tf.math.div(v, BiasCorrection.of(tf, beta2, step));
    Operand<TFloat32> u =
        tf.math.div(
            tf.math.div(m, BiasCorrection.of(tf, beta1, step)),
            tf.math.add(tf.math.sqrt(size), tf.constant((float) epsilon)));
    Operand<TFloat32> ofWeight = norm(tf, weight.value());
    Operand<TFloat32> ofUpdate = norm(tf, u);
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TFloat32> ratio =
        tf.select(
            tf.math.greater(tf.math.minimum(ofWeight, ofUpdate), zero),
            tf.math.div(ofWeight, ofUpdate),
            tf.constant(1f));
    Operand<TFloat32> change = tf.math.mul(tf.math.mul(ratio, step.learningRate()), u);
    return NewValues.subtract(tf, slots, List.of(m, v), weight, change);
  }

  private static Operand<TFloat32> norm(Ops tf, Operand<TFloat32> values) {
    Operand<TFloat32> flat = tf.reshape(values, tf.array(-1));
    return tf.math.sqrt(tf.sum(tf.math.square(flat), tf.constant(0)));
  }
}
