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
 * RMSprop (Hinton 2012); Keras's {@code RMSprop}.
 *
 * <pre>
 *   v ← ρ·v + (1 − ρ)·g²       d = v + ε, or v − a² + ε if centered, with a ← ρ·a + (1 − ρ)·g
 *   w ← w − lr·g / √d          or, with momentum,  m ← momentum·m + lr·g / √d,   w ← w − m
 * </pre>
 *
 * <p>As in Keras, for a row of an embedding that a batch names several times g² is the sum of the
 * squares.
 *
 * @param learningRate not negative
 * @param rho ρ, in [0, 1)
 * @param momentum in [0, 1)
 * @param epsilon ε, positive
 * @param centered whether the variance of the gradients is used instead of their mean square
 */
public record RMSprop(
    double learningRate, double rho, double momentum, double epsilon, boolean centered)
    implements Optimizer {

  public RMSprop {
    Ranges.requireNotNegative("RMSprop", "learningRate", learningRate);
    Ranges.requireShare("RMSprop", "rho", rho);
    Ranges.requireShare("RMSprop", "momentum", momentum);
    Ranges.requirePositive("RMSprop", "epsilon", epsilon);
  }

  /** Returns Keras's default: learning rate 0.001. */
  public static RMSprop create() {
    return of(0.001);
  }

  /** Returns RMSprop with ρ = 0.9, no momentum and ε = 1e-7, not centered. */
  public static RMSprop of(double learningRate) {
    return new RMSprop(learningRate, 0.9, 0, 1e-7, false);
  }

  /** Returns the same with another ρ. */
  public RMSprop withRho(double newRho) {
    return new RMSprop(learningRate, newRho, momentum, epsilon, centered);
  }

  /** Returns the same with another ε. */
  public RMSprop withEpsilon(double newEpsilon) {
    return new RMSprop(learningRate, rho, momentum, newEpsilon, centered);
  }

  /** Returns the same with momentum. */
  public RMSprop withMomentum(double newMomentum) {
    return new RMSprop(learningRate, rho, newMomentum, epsilon, centered);
  }

  /** Returns the same, centered or not. */
  public RMSprop withCentered(boolean newCentered) {
    return new RMSprop(learningRate, rho, momentum, epsilon, newCentered);
  }

  @Override
  public List<Slot> slots(Weight weight) {
    List<Slot> slots = new ArrayList<>();
    slots.add(Slot.of("velocity", weight.shape()));
    if (momentum > 0) {
      slots.add(Slot.of("momentum", weight.shape()).inRound(1));
    }
    if (centered) {
      slots.add(Slot.of("average_gradient", weight.shape()).inRound(2));
    }
    return slots;
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient given, List<Weight> slots, Step step) {
    Operand<TFloat32> gradient = given.toDense(tf, weight.shape());
    Operand<TFloat32> squares = given.squares(tf, weight.shape());
    Operand<TFloat32> velocity = NewValues.moved(tf, slots.get(0), squares, 1 - rho);
    Operand<TFloat32> denominator = velocity;
    List<Operand<TFloat32>> average = new ArrayList<>();
    if (centered) {
      average.add(NewValues.moved(tf, slots.get(slots.size() - 1), gradient, 1 - rho));
      denominator = tf.math.sub(denominator, tf.math.square(average.get(0)));
    }
    denominator = tf.math.add(denominator, tf.constant((float) epsilon));
    Operand<TFloat32> change =
        tf.math.div(tf.math.mul(step.learningRate(), gradient), tf.math.sqrt(denominator));
    List<Operand<TFloat32>> next = new ArrayList<>(List.of(velocity));
    if (momentum > 0) {
      Operand<TFloat32> kept = tf.math.mul(tf.constant((float) momentum), slots.get(1).value());
      change = tf.math.add(kept, change);
      next.add(change);
    }
    next.addAll(average);
    return NewValues.subtract(tf, slots, next, weight, change);
  }
}
