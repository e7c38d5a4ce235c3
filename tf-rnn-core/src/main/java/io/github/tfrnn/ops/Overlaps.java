package io.github.tfrnn.ops;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * How much of what is predicted and of what is labelled is the same.
 *
 * <p>Labels and predictions are of one shape, their values shares in [0, 1]. The axes that are
 * given are summed over and taken away.
 */
public final class Overlaps {

  /** Keras's fuzz factor. */
  private static final float EPSILON = 1e-7f;

  /** Returns Dice's coefficient, {@code 2·Σy·p / (Σy + Σp + 1e-7)}. */
  public static Operand<TFloat32> dice(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions, Operand<TInt32> axes) {
    Operand<TFloat32> both = tf.sum(tf.math.mul(labels, predictions), axes);
    Operand<TFloat32> sizes =
        tf.math.add(
            tf.math.add(tf.sum(labels, axes), tf.sum(predictions, axes)), tf.constant(EPSILON));
    return tf.math.div(tf.math.mul(tf.constant(2f), both), sizes);
  }

  /**
   * Returns Tversky's index, {@code b / (b + alpha·m + beta·f + 1e-7)}: b what both have, m what is
   * labelled and not predicted, f what is predicted and not labelled.
   */
  public static Operand<TFloat32> tversky(
      Ops tf,
      Operand<TFloat32> labels,
      Operand<TFloat32> predictions,
      float alpha,
      float beta,
      Operand<TInt32> axes) {
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> both = tf.sum(tf.math.mul(labels, predictions), axes);
    Operand<TFloat32> missed = tf.sum(tf.math.mul(tf.math.sub(one, predictions), labels), axes);
    Operand<TFloat32> wrong = tf.sum(tf.math.mul(predictions, tf.math.sub(one, labels)), axes);
    Operand<TFloat32> all =
        tf.math.add(
            tf.math.add(both, tf.math.mul(missed, tf.constant(alpha))),
            tf.math.add(tf.math.mul(wrong, tf.constant(beta)), tf.constant(EPSILON)));
    return tf.math.div(both, all);
  }

  private Overlaps() {}
}
