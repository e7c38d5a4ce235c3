package io.github.tfrnn.ops;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Mean and variance along some axes, which stay with size 1.
 *
 * @param mean of the values
 * @param centered values minus their mean
 * @param variance over the number of values, not one less
 */
public record Moments(
    Operand<TFloat32> mean, Operand<TFloat32> centered, Operand<TFloat32> variance) {

  /** Keras's fuzz factor, which keeps what nothing counts for from being divided by 0. */
  private static final float EPSILON = 1e-7f;

  /** Returns the moments of values along the given axes. */
  public static Moments of(Ops tf, Operand<TFloat32> values, int... axes) {
    Operand<TFloat32> mean = tf.math.mean(values, tf.array(axes), Mean.keepDims(true));
    Operand<TFloat32> centered = tf.math.sub(values, mean);
    Operand<TFloat32> variance =
        tf.math.mean(tf.math.square(centered), tf.array(axes), Mean.keepDims(true));
    return new Moments(mean, centered, variance);
  }

  /**
   * Returns the moments of the values that count; zeros where none does.
   *
   * @param counts of the values' shape
   */
  public static Moments ofThose(
      Ops tf, Operand<TFloat32> values, Operand<TBool> counts, int... axes) {
    Operand<TFloat32> number =
        tf.math.add(sum(tf, tf.dtypes.cast(counts, TFloat32.class), axes), tf.constant(EPSILON));
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TFloat32> mean = tf.math.div(sum(tf, tf.select(counts, values, zero), axes), number);
    Operand<TFloat32> centered = tf.math.sub(values, mean);
    Operand<TFloat32> squares = tf.math.square(tf.select(counts, centered, zero));
    return new Moments(mean, centered, tf.math.div(sum(tf, squares, axes), number));
  }

  private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> values, int... axes) {
    return tf.sum(values, tf.array(axes), Sum.keepDims(true));
  }

  /** Returns the values with mean 0 and variance 1. */
  public Operand<TFloat32> normalize(Ops tf, float epsilon) {
    return tf.math.mul(centered, tf.math.rsqrt(tf.math.add(variance, tf.constant(epsilon))));
  }
}
