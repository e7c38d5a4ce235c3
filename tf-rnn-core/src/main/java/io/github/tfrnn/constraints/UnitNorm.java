package io.github.tfrnn.constraints;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Scales vectors to length 1; Keras's {@code UnitNorm}.
 *
 * @param axis along which the vectors lie
 */
public record UnitNorm(int axis) implements Constraint {

  /** Returns Keras's default: vectors along axis 0. */
  public static UnitNorm standard() {
    return new UnitNorm(0);
  }

  @Override
  public Operand<TFloat32> project(Ops tf, Operand<TFloat32> weight) {
    Operand<TFloat32> norms = Norms.along(tf, weight, axis);
    return tf.math.div(weight, tf.math.add(tf.constant(Norms.EPSILON), norms));
  }
}
