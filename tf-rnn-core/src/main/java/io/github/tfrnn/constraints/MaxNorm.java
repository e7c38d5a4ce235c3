package io.github.tfrnn.constraints;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Shortens vectors that are longer than allowed; Keras's {@code MaxNorm}.
 *
 * @param maxValue greatest length, positive
 * @param axes along which the vectors lie; 0 for the inputs of each output of a dense kernel
 */
public record MaxNorm(float maxValue, List<Integer> axes) implements Constraint {

  public MaxNorm {
    axes = Norms.checked("MaxNorm", axes);
    checkArgument(maxValue > 0, "MaxNorm: maxValue must be positive, got %s", maxValue);
  }

  /** Returns Keras's defaults: vectors along axis 0, no longer than {@code maxValue}. */
  public static MaxNorm of(float maxValue) {
    return new MaxNorm(maxValue, List.of(0));
  }

  /** Returns the same for vectors along other axes, such as 0, 1 and 2 for filters of images. */
  public MaxNorm along(int... newAxes) {
    return new MaxNorm(maxValue, Arrays.stream(newAxes).boxed().toList());
  }

  @Override
  public Operand<TFloat32> project(Ops tf, Operand<TFloat32> weight) {
    Operand<TFloat32> norms = Norms.along(tf, "MaxNorm", weight, axes);
    Operand<TFloat32> desired = tf.clipByValue(norms, tf.constant(0f), tf.constant(maxValue));
    Operand<TFloat32> divisor = tf.math.add(tf.constant(Norms.EPSILON), norms);
    return tf.math.mul(weight, tf.math.div(desired, divisor));
  }
}
