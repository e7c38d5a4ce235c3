package io.github.tfrnn.optimizers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.ArrayList;
import java.util.List;
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
 * <p>With {@code amsgrad} (Reddi, Kale and Kumar 2018) the largest v so far takes the place of v in
 * the last line.
 *
 * <p>As in Keras, the rows of an embedding that a batch does not name go on moving by their
 * momentum, and for a row that it names several times g² is the sum of the squares.
 *
 * @param learningRate not negative
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param epsilon ε, positive
 * @param amsgrad whether steps never grow because gradients have become small
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon, boolean amsgrad)
    implements Optimizer {

  public Adam {
    Ranges.requireNotNegative("Adam", "learningRate", learningRate);
    Ranges.requireShare("Adam", "beta1", beta1);
    Ranges.requireShare("Adam", "beta2", beta2);
    Ranges.requirePositive("Adam", "epsilon", epsilon);
  }

  /** Returns Keras's default: learning rate 0.001. */
  public static Adam create() {
    return of(0.001);
  }

  /** Returns Adam with β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
  public static Adam of(double learningRate) {
    return new Adam(learningRate, 0.9, 0.999, 1e-7, false);
  }

  /** Returns the same with another β₁. */
  public Adam withBeta1(double newBeta1) {
    return new Adam(learningRate, newBeta1, beta2, epsilon, amsgrad);
  }

  /** Returns the same with another β₂. */
  public Adam withBeta2(double newBeta2) {
    return new Adam(learningRate, beta1, newBeta2, epsilon, amsgrad);
  }

  /** Returns the same with another ε. */
  public Adam withEpsilon(double newEpsilon) {
    return new Adam(learningRate, beta1, beta2, newEpsilon, amsgrad);
  }

  /** Returns the same, as AMSGrad or not. */
  public Adam withAmsgrad(boolean newAmsgrad) {
    return new Adam(learningRate, beta1, beta2, epsilon, newAmsgrad);
  }

  @Override
  public List<Slot> slots(Weight weight) {
    List<Slot> slots = new ArrayList<>();
    slots.add(Slot.of("momentum", weight.shape()));
    slots.add(Slot.of("velocity", weight.shape()));
    if (amsgrad) {
      slots.add(Slot.of("velocity_hat", weight.shape()).inRound(1));
    }
    return slots;
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    return amsgrad
        ? updateByLargest(tf, weight, gradient, slots, step)
        : updateFused(tf, weight, gradient, slots, step);
  }

  private Op updateFused(
      Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    Operand<TFloat32> b1 = tf.constant((float) beta1);
    Operand<TFloat32> b2 = tf.constant((float) beta2);
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
        tf.constant((float) epsilon),
        gradient.toDense(tf, weight.shape()));
  }

  private Op updateVelocity(Ops tf, Weight velocity, WeightGradient.Sparse gradient) {
    Operand<TFloat32> rate = tf.constant((float) (1 - beta2));
    Operand<TFloat32> added = tf.math.mul(tf.math.square(gradient.values()), rate);
    // v − (1 − β₂)·v in one pass over v, then the rows that were named
    Op decayed = tf.train.applyGradientDescent(velocity.value(), rate, velocity.value());
    return tf.withControlDependencies(decayed, added)
        .scatterAdd(velocity.value(), gradient.rows(), added);
  }

  private Op updateByLargest(
      Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    Operand<TFloat32> dense = gradient.toDense(tf, weight.shape());
    Operand<TFloat32> squares = gradient.squares(tf, weight.shape());
    Operand<TFloat32> m = NewValues.moved(tf, slots.get(0), dense, 1 - beta1);
    Operand<TFloat32> v = NewValues.moved(tf, slots.get(1), squares, 1 - beta2);
    Operand<TFloat32> largest = tf.math.maximum(slots.get(2).value(), v);
    Operand<TFloat32> change =
        tf.math.div(
            tf.math.mul(m, BiasCorrection.rate(tf, beta1, beta2, step)),
            tf.math.add(tf.math.sqrt(largest), tf.constant((float) epsilon)));
    return NewValues.subtract(tf, slots, List.of(m, v, largest), weight, change);
  }
}
