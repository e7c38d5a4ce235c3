package io.github.tfrnn.constraints;

import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Scales vectors to length 1; Keras's {@code UnitNorm}.
 *
 * @param axes along which the vectors lie
 */
public record UnitNorm(List<Integer> axes) implements Constraint {

  public UnitNorm {
    axes = Norms.checked("UnitNorm", axes);
  }

  /** Returns Keras's default: vectors along axis 0. */
  public static UnitNorm standard() {
    return new UnitNorm(List.of(0));
  }

  /** Returns the same for vectors along other axes, such as 0, 1 and 2 for filters of images. */
  public UnitNorm along(int... newAxes) {
    return new UnitNorm(Arrays.stream(newAxes).boxed().toList());
  }

  @Override
  public Operand<TFloat32> project(Ops tf, Operand<TFloat32> weight) {
    Operand<TFloat32> norms = Norms.along(tf, "UnitNorm", weight, axes);
    return tf.math.div(weight, tf.math.add(tf.constant(Norms.EPSILON), norms));
  }
}
