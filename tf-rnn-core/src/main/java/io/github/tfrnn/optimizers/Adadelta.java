package io.github.tfrnn.optimizers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adadelta (Zeiler 2012); Keras's {@code Adadelta}.
 *
 * <pre>
 *   a ← ρ·a + (1 − ρ)·g²       s = √(d + ε) / √(a + ε)
 *   d ← ρ·d + (1 − ρ)·s²·g²    w ← w − lr·s·g
 * </pre>
 *
 * <p>As in Keras, for a row of an embedding that a batch names several times g² is the sum of the
 * squares. The paper's learning rate is 1.
 *
 * @param learningRate not negative
 * @param rho ρ, in [0, 1)
 * @param epsilon ε, positive
 */
public record Adadelta(double learningRate, double rho, double epsilon) implements Optimizer {

  public Adadelta {
    Ranges.requireNotNegative("Adadelta", "learningRate", learningRate);
    Ranges.requireShare("Adadelta", "rho", rho);
    Ranges.requirePositive("Adadelta", "epsilon", epsilon);
  }

  /** Returns Keras's default: learning rate 0.001. */
  public static Adadelta create() {
    return of(0.001);
  }

  /** Returns Adadelta with ρ = 0.95 and ε = 1e-7. */
  public static Adadelta of(double learningRate) {
    return new Adadelta(learningRate, 0.95, 1e-7);
  }

  /** Returns the same with another ρ. */
  public Adadelta withRho(double newRho) {
    return new Adadelta(learningRate, newRho, epsilon);
  }

  /** Returns the same with another ε. */
  public Adadelta withEpsilon(double newEpsilon) {
    return new Adadelta(learningRate, rho, newEpsilon);
  }

  @Override
  public List<Slot> slots(Weight weight) {
    return List.of(
        Slot.of("accumulated_grad", weight.shape()),
        Slot.of("accumulated_delta_var", weight.shape()));
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    Operand<TFloat32> squares = gradient.squares(tf, weight.shape());
    Operand<TFloat32> gradients = NewValues.moved(tf, slots.get(0), squares, 1 - rho);
    Operand<TFloat32> scale = tf.math.div(rms(tf, slots.get(1).value()), rms(tf, gradients));
    Operand<TFloat32> changes =
        NewValues.moved(tf, slots.get(1), tf.math.mul(tf.math.square(scale), squares), 1 - rho);
    Operand<TFloat32> change =
        tf.math.mul(step.learningRate(), tf.math.mul(scale, gradient.toDense(tf, weight.shape())));
    return NewValues.subtract(tf, slots, List.of(gradients, changes), weight, change);
  }

  private Operand<TFloat32> rms(Ops tf, Operand<TFloat32> squares) {
    return tf.math.sqrt(tf.math.add(squares, tf.constant((float) epsilon)));
  }
}
