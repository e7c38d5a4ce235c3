package io.github.tfrnn.ops;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Cross-entropies of labels and predicted probabilities, natural logarithms.
 *
 * <p>Probabilities are kept 1e-7 away from 0 and 1, as in Keras.
 */
public final class Crossentropies {

  /** Keras's fuzz factor. */
  private static final float EPSILON = 1e-7f;

  /** Returns probabilities, kept 1e-7 away from 0 and 1. */
  public static Operand<TFloat32> clip(Ops tf, Operand<TFloat32> probabilities) {
    return tf.clipByValue(probabilities, tf.constant(EPSILON), tf.constant(1 - EPSILON));
  }

  /**
   * Returns labels of which a share is given to all classes evenly.
   *
   * @param share in [0, 1]
   * @param classes 2 for labels that are 0 or 1
   */
  public static Operand<TFloat32> smooth(
      Ops tf, Operand<TFloat32> labels, float share, int classes) {
    return share == 0
        ? labels
        : tf.math.add(tf.math.mul(labels, tf.constant(1 - share)), tf.constant(share / classes));
  }

  /** Returns {@code -y·log(p) - (1 - y)·log(1 - p)} of each entry. */
  public static Operand<TFloat32> binary(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> probabilities) {
    Operand<TFloat32> p = clip(tf, probabilities);
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> ofOnes = tf.math.mul(labels, tf.math.log(p));
    Operand<TFloat32> ofZeros =
        tf.math.mul(tf.math.sub(one, labels), tf.math.log(tf.math.sub(one, p)));
    return tf.math.neg(tf.math.add(ofOnes, ofZeros));
  }

  /** Returns the same for {@code p = sigmoid(x)}. */
  public static Operand<TFloat32> binaryOfLogits(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> x) {
    // x - x·y + log(1 + exp(-x)) is softplus(x) - x·y, which overflows for no x
    return tf.math.sub(tf.math.softplus(x), tf.math.mul(x, labels));
  }

  /**
   * Returns how far each prediction is from its label: to the power of gamma the factor of focal
   * losses, which is small where a prediction is right already.
   */
  public static Operand<TFloat32> binaryFocus(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> probabilities, float gamma) {
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> ofOnes = tf.math.mul(labels, probabilities);
    Operand<TFloat32> ofZeros =
        tf.math.mul(tf.math.sub(one, labels), tf.math.sub(one, probabilities));
    Operand<TFloat32> right = tf.math.add(ofOnes, ofZeros);
    return tf.math.pow(tf.math.sub(one, right), tf.constant(gamma));
  }

  /**
   * Returns {@code -Σ y·log(p)} over the last axis, over which the probabilities are first made to
   * sum to 1.
   *
   * @param labels one-hot, or shares of classes, {@code [..., classes]}
   */
  public static Operand<TFloat32> categorical(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> probabilities) {
    Operand<TFloat32> logs = tf.math.log(clip(tf, normalize(tf, probabilities)));
    return tf.math.neg(tf.sum(tf.math.mul(labels, logs), tf.constant(-1)));
  }

  /** Returns {@code -Σ alpha·(1 - p)^gamma·y·log(p)} over the last axis, p as in the one above. */
  public static Operand<TFloat32> categoricalFocal(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> probabilities, float alpha, float gamma) {
    Operand<TFloat32> p = clip(tf, normalize(tf, probabilities));
    Operand<TFloat32> each = tf.math.neg(tf.math.mul(labels, tf.math.log(p)));
    Operand<TFloat32> wrong = tf.math.pow(tf.math.sub(tf.constant(1f), p), tf.constant(gamma));
    Operand<TFloat32> factor = tf.math.mul(wrong, tf.constant(alpha));
    return tf.sum(tf.math.mul(factor, each), tf.constant(-1));
  }

  /**
   * Returns {@code (1 - p^q) / q}: p is the probability of the class of the label.
   *
   * @param labels class numbers, {@code [...]}
   * @param probabilities {@code [..., classes]}
   * @param classes their number
   * @param q in (0, 1): near 0 the cross-entropy, near 1 the absolute error
   */
  public static Operand<TFloat32> generalized(
      Ops tf, Operand<TInt32> labels, Operand<TFloat32> probabilities, int classes, float q) {
    Operand<TFloat32> oneHot =
        tf.oneHot(labels, tf.constant(classes), tf.constant(1f), tf.constant(0f));
    Operand<TFloat32> p = tf.sum(tf.math.mul(probabilities, oneHot), tf.constant(-1));
    Operand<TFloat32> wrong = tf.math.sub(tf.constant(1f), tf.math.pow(p, tf.constant(q)));
    return tf.math.div(wrong, tf.constant(q));
  }

  private static Operand<TFloat32> normalize(Ops tf, Operand<TFloat32> probabilities) {
    return tf.math.div(probabilities, tf.sum(probabilities, tf.constant(-1), Sum.keepDims(true)));
  }

  private Crossentropies() {}
}
