package io.github.tfrnn.ops;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * How far predictions are from being right by a margin of one.
 *
 * <p>Labels and predictions are of one shape; each function takes the last axis away.
 */
public final class Hinges {

  /** Returns the mean of {@code max(1 - y·p, 0)}, labels -1 and 1, or 0 and 1. */
  public static Operand<TFloat32> hinge(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    return tf.math.mean(shortfall(tf, labels, predictions), tf.constant(-1));
  }

  /** Returns the mean of {@code max(1 - y·p, 0)²}, labels -1 and 1, or 0 and 1. */
  public static Operand<TFloat32> squaredHinge(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    return tf.math.mean(tf.math.square(shortfall(tf, labels, predictions)), tf.constant(-1));
  }

  private static Operand<TFloat32> shortfall(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    Operand<TFloat32> signed = tf.math.mul(signed(tf, labels), predictions);
    return tf.math.maximum(tf.math.sub(tf.constant(1f), signed), tf.constant(0f));
  }

  /** Labels that are all 0 or 1 become -1 and 1; others stay as they are. */
  private static Operand<TFloat32> signed(Ops tf, Operand<TFloat32> labels) {
    Operand<TBool> zeroOrOne =
        tf.math.logicalOr(
            tf.math.equal(labels, tf.constant(0f)), tf.math.equal(labels, tf.constant(1f)));
    Operand<TBool> binary = tf.reduceAll(tf.reshape(zeroOrOne, tf.array(-1)), tf.constant(0));
    Operand<TFloat32> moved = tf.math.sub(tf.math.mul(tf.constant(2f), labels), tf.constant(1f));
    return tf.select(binary, moved, labels);
  }

  /**
   * Returns {@code max(1 + n - p, 0)}: p is the prediction for the class of the label, n the
   * greatest of those for other classes.
   *
   * @param labels one-hot, {@code [..., classes]}
   */
  public static Operand<TFloat32> categoricalHinge(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    Operand<TFloat32> right = tf.sum(tf.math.mul(labels, predictions), tf.constant(-1));
    Operand<TFloat32> others = tf.math.mul(tf.math.sub(tf.constant(1f), labels), predictions);
    Operand<TFloat32> greatest = tf.reduceMax(others, tf.constant(-1));
    Operand<TFloat32> shortfall = tf.math.add(tf.math.sub(greatest, right), tf.constant(1f));
    return tf.math.maximum(shortfall, tf.constant(0f));
  }

  private Hinges() {}
}
