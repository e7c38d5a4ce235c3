package io.github.tfrnn.ops;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How far numbers are from what they should be.
 *
 * <p>Labels and predictions are of one shape; each function returns the mean over the last axis.
 */
public final class Errors {

  /** Keras's fuzz factor. */
  private static final float EPSILON = 1e-7f;

  /** Returns the mean of {@code (y - p)²}. */
  public static Operand<TFloat32> squared(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    return mean(tf, tf.math.square(tf.math.sub(labels, predictions)));
  }

  /** Returns the mean of {@code |y - p|}. */
  public static Operand<TFloat32> absolute(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    return mean(tf, tf.math.abs(tf.math.sub(labels, predictions)));
  }

  /** Returns 100 times the mean of {@code |y - p| / max(|y|, 1e-7)}. */
  public static Operand<TFloat32> absolutePercentage(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    Operand<TFloat32> size = tf.math.maximum(tf.math.abs(labels), tf.constant(EPSILON));
    Operand<TFloat32> share = tf.math.abs(tf.math.div(tf.math.sub(labels, predictions), size));
    return tf.math.mul(tf.constant(100f), mean(tf, share));
  }

  /** Returns the mean of {@code (log(1 + y) - log(1 + p))²}; what is below 1e-7 counts as that. */
  public static Operand<TFloat32> squaredLogarithmic(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    Operand<TFloat32> difference = tf.math.sub(logarithm(tf, predictions), logarithm(tf, labels));
    return mean(tf, tf.math.square(difference));
  }

  private static Operand<TFloat32> logarithm(Ops tf, Operand<TFloat32> values) {
    Operand<TFloat32> positive = tf.math.maximum(values, tf.constant(EPSILON));
    return tf.math.log(tf.math.add(positive, tf.constant(1f)));
  }

  /** Returns the mean of {@code log(cosh(p - y))}. */
  public static Operand<TFloat32> logCosh(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    // log((exp(x) + exp(-x)) / 2) is x + log(1 + exp(-2x)) - log(2), which overflows for no x
    Operand<TFloat32> x = tf.math.sub(predictions, labels);
    Operand<TFloat32> rest = tf.math.softplus(tf.math.mul(x, tf.constant(-2f)));
    Operand<TFloat32> log2 = tf.constant((float) Math.log(2));
    return mean(tf, tf.math.sub(tf.math.add(x, rest), log2));
  }

  /** Returns the mean of {@code e² / 2}, beyond delta of {@code delta·|e| - delta² / 2}. */
  public static Operand<TFloat32> huber(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions, float delta) {
    Operand<TFloat32> error = tf.math.sub(predictions, labels);
    Operand<TFloat32> size = tf.math.abs(error);
    Operand<TFloat32> limit = tf.constant(delta);
    Operand<TFloat32> quadratic = tf.math.mul(tf.constant(0.5f), tf.math.square(error));
    Operand<TFloat32> linear =
        tf.math.sub(tf.math.mul(limit, size), tf.constant(0.5f * delta * delta));
    return mean(tf, tf.select(tf.math.lessEqual(size, limit), quadratic, linear));
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> values) {
    return tf.math.mean(values, tf.constant(-1));
  }

  private Errors() {}
}
