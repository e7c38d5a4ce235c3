package io.github.tfrnn.regularizers;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * l1·Σ|x| + l2·Σx²; Keras's {@code L1}, {@code L2} and {@code L1L2}.
 *
 * @param l1 factor of the absolute values, not negative
 * @param l2 factor of the squares, not negative
 */
public record L1L2(float l1, float l2) implements Regularizer {

  public L1L2 {
    checkArgument(
        l1 >= 0 && l2 >= 0 && Float.isFinite(l1) && Float.isFinite(l2),
        "L1L2: factors must be finite and not negative, got %s and %s",
        l1,
        l2);
  }

  /** Returns l1·Σ|x|; Keras's own default factor is 0.01. */
  public static L1L2 l1(float l1) {
    return new L1L2(l1, 0);
  }

  /** Returns l2·Σx²; Keras's own default factor is 0.01. */
  public static L1L2 l2(float l2) {
    return new L1L2(0, l2);
  }

  @Override
  public Operand<TFloat32> penalty(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> flat = tf.reshape(x, tf.array(-1));
    Operand<TInt32> axis = tf.constant(0);
    Operand<TFloat32> absolute = tf.math.mul(tf.constant(l1), tf.sum(tf.math.abs(flat), axis));
    Operand<TFloat32> squared = tf.math.mul(tf.constant(l2), tf.sum(tf.math.square(flat), axis));
    return tf.math.add(absolute, squared);
  }
}
