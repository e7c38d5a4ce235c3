package io.github.tfrnn.metrics;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** How far predictions are on the wrong side of a margin of 1, along the last axis. */
final class Hinges {

  static Operand<TFloat32> hinge(Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    return tf.math.mean(excess(tf, labels, predictions), tf.constant(-1));
  }

  static Operand<TFloat32> squared(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    return tf.math.mean(tf.math.square(excess(tf, labels, predictions)), tf.constant(-1));
  }

  static Operand<TFloat32> categorical(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> ofClass = tf.sum(tf.math.mul(labels, predictions), tf.constant(-1));
    Operand<TFloat32> others = tf.math.mul(tf.math.sub(one, labels), predictions);
    Operand<TFloat32> greatest = tf.max(others, tf.constant(-1));
    return tf.nn.relu(tf.math.add(tf.math.sub(greatest, ofClass), one));
  }

  private static Operand<TFloat32> excess(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    Operand<TFloat32> product = tf.math.mul(signs(tf, labels), predictions);
    return tf.nn.relu(tf.math.sub(tf.constant(1f), product));
  }

  /** Labels that are all 0 or 1 become −1 and 1. */
  private static Operand<TFloat32> signs(Ops tf, Operand<TFloat32> labels) {
    Operand<TBool> zeroOrOne =
        tf.math.logicalOr(
            tf.math.equal(labels, tf.constant(0f)), tf.math.equal(labels, tf.constant(1f)));
    Operand<TBool> binary = tf.all(tf.reshape(zeroOrOne, tf.array(-1)), tf.constant(0));
    Operand<TFloat32> signs = tf.math.sub(tf.math.mul(labels, tf.constant(2f)), tf.constant(1f));
    return tf.select(binary, signs, labels);
  }

  private Hinges() {}
}
