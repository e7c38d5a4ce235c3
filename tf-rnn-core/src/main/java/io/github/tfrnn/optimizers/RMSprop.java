package io.github.tfrnn.optimizers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * @param clipping how gradients are clipped, if they are
 */
public record RMSprop(
    float learningRate,
    float rho,
    float momentum,
    float epsilon,
    boolean centered,
    Optional<Clipping> clipping)
    implements Optimizer {

  public RMSprop {
    checkArgument(
        learningRate >= 0, "RMSprop: learningRate must not be negative, got %s", learningRate);
    checkArgument(rho >= 0 && rho < 1, "RMSprop: rho must be in [0, 1), got %s", rho);
    checkArgument(
        momentum >= 0 && momentum < 1, "RMSprop: momentum must be in [0, 1), got %s", momentum);
    checkArgument(epsilon > 0, "RMSprop: epsilon must be positive, got %s", epsilon);
  }

  /** Returns Keras's default: learning rate 0.001. */
  public static RMSprop create() {
    return of(0.001);
  }

  /** Returns RMSprop with ρ = 0.9, no momentum and ε = 1e-7, not centered. */
  public static RMSprop of(double learningRate) {
    return new RMSprop((float) learningRate, 0.9f, 0, 1e-7f, false, Optional.empty());
  }

  /** Returns the same with momentum. */
  public RMSprop withMomentum(double newMomentum) {
    return new RMSprop(learningRate, rho, (float) newMomentum, epsilon, centered, clipping);
  }

  /** Returns the same, centered or not. */
  public RMSprop withCentered(boolean newCentered) {
    return new RMSprop(learningRate, rho, momentum, epsilon, newCentered, clipping);
  }

  /**
   * Returns the same, the gradient of each weight shortened to a norm of at most {@code limit};
   * Keras's {@code clipnorm}.
   *
   * @throws IllegalArgumentException if it is not positive, or another kind of clipping is set
   */
  public RMSprop withClipnorm(double limit) {
    return with(Clipping.only(clipping, Clipping.Kind.NORM, limit));
  }

  /**
   * Returns the same, each entry of the gradients kept in [-limit, limit]; Keras's {@code
   * clipvalue}.
   *
   * @throws IllegalArgumentException if it is not positive, or another kind of clipping is set
   */
  public RMSprop withClipvalue(double limit) {
    return with(Clipping.only(clipping, Clipping.Kind.VALUE, limit));
  }

  /**
   * Returns the same, all gradients shortened together to a norm of at most {@code limit}; Keras's
   * {@code global_clipnorm}.
   *
   * @throws IllegalArgumentException if it is not positive, or another kind of clipping is set
   */
  public RMSprop withGlobalClipnorm(double limit) {
    return with(Clipping.only(clipping, Clipping.Kind.GLOBAL_NORM, limit));
  }

  private RMSprop with(Optional<Clipping> newClipping) {
    return new RMSprop(learningRate, rho, momentum, epsilon, centered, newClipping);
  }

  @Override
  public List<String> slots() {
    List<String> slots = new ArrayList<>(List.of("velocity"));
    if (momentum > 0) {
      slots.add("momentum");
    }
    if (centered) {
      slots.add("average_gradient");
    }
    return slots;
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient given, List<Weight> slots, Step step) {
    Operand<TFloat32> gradient = given.toDense(tf, weight.shape());
    List<Operand<TFloat32>> next = new ArrayList<>();
    Operand<TFloat32> velocity = decayed(tf, slots.get(0), given.squares(tf, weight.shape()));
    next.add(velocity);
    Operand<TFloat32> denominator = velocity;
    Operand<TFloat32> average = null;
    if (centered) {
      average = decayed(tf, slots.get(slots.size() - 1), gradient);
      denominator = tf.math.sub(denominator, tf.math.square(average));
    }
    denominator = tf.math.add(denominator, tf.constant(epsilon));
    Operand<TFloat32> change =
        tf.math.div(tf.math.mul(step.learningRate(), gradient), tf.math.sqrt(denominator));
    if (momentum > 0) {
      change = tf.math.add(tf.math.mul(tf.constant(momentum), slots.get(1).value()), change);
      next.add(change);
    }
    if (centered) {
      next.add(average);
    }
    // Every new value is computed before the first variable changes.
    List<Op> computed = new ArrayList<>(next);
    computed.add(change);
    Ops then = tf.withControlDependencies(computed);
    List<Op> assigned = new ArrayList<>();
    for (int i = 0; i < next.size(); i++) {
      assigned.add(then.assign(slots.get(i).value(), next.get(i)));
    }
    assigned.addAll(computed);
    return tf.withControlDependencies(assigned).assignSub(weight.value(), change);
  }

  private Operand<TFloat32> decayed(Ops tf, Weight slot, Operand<TFloat32> latest) {
    return tf.math.add(
        tf.math.mul(tf.constant(rho), slot.value()), tf.math.mul(tf.constant(1 - rho), latest));
  }
}
