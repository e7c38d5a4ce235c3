package io.github.tfrnn.ops;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * How far predicted distributions, or directions, are from those of the labels.
 *
 * <p>Labels and predictions are of one shape; natural logarithms.
 */
public final class Divergences {

  /** Keras's fuzz factor. */
  private static final float EPSILON = 1e-7f;

  /** Returns the sum of {@code y·log(y / p)} over the last axis, both kept in [1e-7, 1]. */
  public static Operand<TFloat32> kullbackLeibler(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    Operand<TFloat32> y = tf.clipByValue(labels, tf.constant(EPSILON), tf.constant(1f));
    Operand<TFloat32> p = tf.clipByValue(predictions, tf.constant(EPSILON), tf.constant(1f));
    return tf.sum(tf.math.mul(y, tf.math.log(tf.math.div(y, p))), tf.constant(-1));
  }

  /** Returns the mean of {@code p - y·log(p + 1e-7)} over the last axis. */
  public static Operand<TFloat32> poisson(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    Operand<TFloat32> log = tf.math.log(tf.math.add(predictions, tf.constant(EPSILON)));
    return tf.math.mean(tf.math.sub(predictions, tf.math.mul(labels, log)), tf.constant(-1));
  }

  /** Returns the cosine of the angle between labels and predictions along an axis. */
  public static Operand<TFloat32> cosine(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions, int axis) {
    Operand<TFloat32> product = tf.math.mul(unit(tf, labels, axis), unit(tf, predictions, axis));
    return tf.sum(product, tf.constant(axis));
  }

  /** A vector of zeros stays as it is. */
  private static Operand<TFloat32> unit(Ops tf, Operand<TFloat32> values, int axis) {
    Operand<TFloat32> squares =
        tf.sum(tf.math.square(values), tf.constant(axis), Sum.keepDims(true));
    Operand<TFloat32> factor = tf.math.minimum(tf.math.rsqrt(squares), tf.constant(1 / EPSILON));
    return tf.math.mul(values, factor);
  }

  private Divergences() {}
}
