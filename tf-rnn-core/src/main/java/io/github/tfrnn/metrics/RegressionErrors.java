package io.github.tfrnn.metrics;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/** How far numbers are from their labels, along the last axis: {@code [batch, ...]} of each. */
final class RegressionErrors {

  /** Keras's fuzz factor. */
  static final float EPSILON = 1e-7f;

  static Operand<TFloat32> squared(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    return mean(tf, tf.math.square(tf.math.sub(labels, predictions)));
  }

  /** The root of the mean of the squares over everything, not of each row. */
  static Metric rootMeanSquared() {
    return new RootMeanSquaredError();
  }

  static Operand<TFloat32> absolute(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    return mean(tf, tf.math.abs(tf.math.sub(labels, predictions)));
  }

  /** In percent of the label. */
  static Operand<TFloat32> absolutePercentage(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    Operand<TFloat32> size = tf.math.maximum(tf.math.abs(labels), tf.constant(EPSILON));
    Operand<TFloat32> share = tf.math.abs(tf.math.div(tf.math.sub(labels, predictions), size));
    return tf.math.mul(tf.constant(100f), mean(tf, share));
  }

  /** Of log(x + 1), numbers below 1e-7 taken for it. */
  static Operand<TFloat32> squaredLogarithmic(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    return mean(tf, tf.math.square(tf.math.sub(logarithm(tf, predictions), logarithm(tf, labels))));
  }

  private static Operand<TFloat32> logarithm(Ops tf, Operand<TFloat32> x) {
    return tf.math.log(tf.math.add(tf.math.maximum(x, tf.constant(EPSILON)), tf.constant(1f)));
  }

  /** log(cosh(x)) is x + softplus(−2x) − log 2, which overflows for no x. */
  static Operand<TFloat32> logCosh(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    Operand<TFloat32> x = tf.math.sub(predictions, labels);
    Operand<TFloat32> softplus = tf.math.softplus(tf.math.mul(x, tf.constant(-2f)));
    return mean(tf, tf.math.sub(tf.math.add(x, softplus), tf.constant((float) Math.log(2))));
  }

  static Operand<TFloat32> cosineSimilarity(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    return tf.sum(
        tf.math.mul(normalized(tf, labels), normalized(tf, predictions)), tf.constant(-1));
  }

  private static Operand<TFloat32> normalized(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> squares = tf.sum(tf.math.square(x), tf.constant(-1), Sum.keepDims(true));
    return tf.math.mul(x, tf.math.minimum(tf.math.rsqrt(squares), tf.constant(1 / EPSILON)));
  }

  /** p − y·log p, up to a constant the negative logarithm of Poisson's probability of y. */
  static Operand<TFloat32> poisson(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    Operand<TFloat32> logarithm = tf.math.log(tf.math.add(predictions, tf.constant(EPSILON)));
    return mean(tf, tf.math.sub(predictions, tf.math.mul(labels, logarithm)));
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> values) {
    return tf.math.mean(values, tf.constant(-1));
  }

  private RegressionErrors() {}
}
