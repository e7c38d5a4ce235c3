package io.github.tfrnn.constraints;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Shortens vectors that are longer than allowed; Keras's {@code MaxNorm}.
 *
 * @param maxValue greatest length, positive
 * @param axis along which the vectors lie; 0 for the inputs of each output of a dense kernel
 */
public record MaxNorm(float maxValue, int axis) implements Constraint {

  public MaxNorm {
    checkArgument(maxValue > 0, "MaxNorm: maxValue must be positive, got %s", maxValue);
  }

  /** Returns Keras's defaults: vectors along axis 0, no longer than {@code maxValue}. */
  public static MaxNorm of(float maxValue) {
    return new MaxNorm(maxValue, 0);
  }

  @Override
  public Operand<TFloat32> project(Ops tf, Operand<TFloat32> weight) {
    Operand<TFloat32> norms = Norms.along(tf, weight, axis);
    Operand<TFloat32> desired = tf.clipByValue(norms, tf.constant(0f), tf.constant(maxValue));
    Operand<TFloat32> divisor = tf.math.add(tf.constant(Norms.EPSILON), norms);
    return tf.math.mul(weight, tf.math.div(desired, divisor));
  }
}
