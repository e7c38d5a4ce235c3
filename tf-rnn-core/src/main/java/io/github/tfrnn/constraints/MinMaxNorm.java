package io.github.tfrnn.constraints;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Moves the lengths of vectors towards an interval; Keras's {@code MinMaxNorm}.
 *
 * @param minValue least length, not negative
 * @param maxValue greatest length, at least {@code minValue}
 * @param rate how far to move, in [0, 1]: 1 goes all the way
 * @param axes along which the vectors lie
 */
public record MinMaxNorm(float minValue, float maxValue, float rate, List<Integer> axes)
    implements Constraint {

  public MinMaxNorm {
    axes = Norms.checked("MinMaxNorm", axes);
    checkArgument(
        minValue >= 0 && maxValue >= minValue,
        "MinMaxNorm: 0 ≤ minValue ≤ maxValue is needed, got %s and %s",
        minValue,
        maxValue);
    checkArgument(rate >= 0 && rate <= 1, "MinMaxNorm: rate must be in [0, 1], got %s", rate);
  }

  /** Returns Keras's defaults: lengths in [0, 1] along axis 0, enforced wholly. */
  public static MinMaxNorm standard() {
    return new MinMaxNorm(0, 1, 1, List.of(0));
  }

  /** Returns the same for vectors along other axes, such as 0, 1 and 2 for filters of images. */
  public MinMaxNorm along(int... newAxes) {
    return new MinMaxNorm(minValue, maxValue, rate, Arrays.stream(newAxes).boxed().toList());
  }

  @Override
  public Operand<TFloat32> project(Ops tf, Operand<TFloat32> weight) {
    Operand<TFloat32> norms = Norms.along(tf, "MinMaxNorm", weight, axes);
    Operand<TFloat32> clipped = tf.clipByValue(norms, tf.constant(minValue), tf.constant(maxValue));
    Operand<TFloat32> desired =
        tf.math.add(
            tf.math.mul(tf.constant(rate), clipped), tf.math.mul(tf.constant(1 - rate), norms));
    Operand<TFloat32> divisor = tf.math.add(tf.constant(Norms.EPSILON), norms);
    return tf.math.mul(weight, tf.math.div(desired, divisor));
  }
}
