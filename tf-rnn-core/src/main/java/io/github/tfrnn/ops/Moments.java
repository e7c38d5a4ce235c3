package io.github.tfrnn.ops;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
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

  /** Returns the moments of values along the given axes. */
  public static Moments of(Ops tf, Operand<TFloat32> values, int... axes) {
    Operand<TFloat32> mean = tf.math.mean(values, tf.array(axes), Mean.keepDims(true));
    Operand<TFloat32> centered = tf.math.sub(values, mean);
    Operand<TFloat32> variance =
        tf.math.mean(tf.math.square(centered), tf.array(axes), Mean.keepDims(true));
    return new Moments(mean, centered, variance);
  }

  /** Returns the values with mean 0 and variance 1. */
  public Operand<TFloat32> normalize(Ops tf, float epsilon) {
    return tf.math.mul(centered, tf.math.rsqrt(tf.math.add(variance, tf.constant(epsilon))));
  }
}
