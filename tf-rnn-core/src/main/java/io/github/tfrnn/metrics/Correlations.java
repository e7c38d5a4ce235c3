package io.github.tfrnn.metrics;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/** How numbers go with their labels along the last axis. */
final class Correlations {

  /** Keras's fuzz factor. */
  private static final float EPSILON = 1e-7f;

  static Operand<TFloat32> pearson(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    return tf.math.mean(
        tf.math.mul(standardized(tf, labels), standardized(tf, predictions)), tf.constant(-1));
  }

  private static Operand<TFloat32> standardized(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> centred = tf.math.sub(x, mean(tf, x));
    return tf.math.div(centred, tf.math.sqrt(variance(tf, centred)));
  }

  /** Lin's: twice the covariance over the variances and the square of the means' distance. */
  static Operand<TFloat32> concordance(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    Operand<TFloat32> expected = mean(tf, labels);
    Operand<TFloat32> found = mean(tf, predictions);
    Operand<TFloat32> product =
        tf.math.mul(tf.math.sub(labels, expected), tf.math.sub(predictions, found));
    Operand<TFloat32> distance = tf.math.square(tf.math.sub(expected, found));
    Operand<TFloat32> norm =
        tf.math.add(tf.math.add(variance(tf, labels), variance(tf, predictions)), distance);
    Operand<TFloat32> share =
        tf.math.div(tf.math.mul(tf.constant(2f), product), tf.math.add(norm, tf.constant(EPSILON)));
    return tf.math.mean(share, tf.constant(-1));
  }

  private static Operand<TFloat32> variance(Ops tf, Operand<TFloat32> x) {
    return mean(tf, tf.math.square(tf.math.sub(x, mean(tf, x))));
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> x) {
    return tf.math.mean(x, tf.constant(-1), Mean.keepDims(true));
  }

  private Correlations() {}
}
