package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Cross-entropies and the divergence, natural logarithm. Behind softmax and sigmoid they work on
 * the logits, as Keras does within {@code fit}.
 */
final class Crossentropies {

  private static final float EPSILON = RegressionErrors.EPSILON;

  /** {@code [batch, ...]} of {@code [batch, ..., n]}, the mean along the last axis. */
  static Operand<TFloat32> binary(
      Ops tf, Operand<TFloat32> labels, Signal predictions, boolean fromLogits) {
    Operand<TFloat32> logits = logits(predictions, fromLogits, Signal.Squashing.SIGMOID);
    Operand<TFloat32> each =
        logits == null
            ? binaryOfProbabilities(tf, labels, clip(tf, predictions.floats()))
            : tf.math.sub(tf.math.softplus(logits), tf.math.mul(logits, labels));
    return tf.math.mean(each, tf.constant(-1));
  }

  private static Operand<TFloat32> binaryOfProbabilities(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> p) {
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> ofOnes = tf.math.mul(labels, tf.math.log(p));
    Operand<TFloat32> ofZeros =
        tf.math.mul(tf.math.sub(one, labels), tf.math.log(tf.math.sub(one, p)));
    return tf.math.neg(tf.math.add(ofOnes, ofZeros));
  }

  /** {@code [batch, ...]} of labels and predictions {@code [batch, ..., classes]}. */
  static Operand<TFloat32> categorical(
      Ops tf, Operand<TFloat32> labels, Signal predictions, boolean fromLogits) {
    Operand<TFloat32> logits = logits(predictions, fromLogits, Signal.Squashing.SOFTMAX);
    Operand<TFloat32> logarithms;
    if (logits == null) {
      Operand<TFloat32> p = predictions.floats();
      Operand<TFloat32> total = tf.sum(p, tf.constant(-1), Sum.keepDims(true));
      logarithms = tf.math.log(clip(tf, tf.math.div(p, total)));
    } else {
      Operand<TInt32> byRow = tf.array(-1, (int) Shapes.last(predictions.shape()));
      logarithms = tf.reshape(tf.nn.logSoftmax(tf.reshape(logits, byRow)), tf.shape(logits));
    }
    return tf.math.neg(tf.sum(tf.math.mul(labels, logarithms), tf.constant(-1)));
  }

  /** {@code [batch, ...]} of class numbers of that shape. */
  static Operand<TFloat32> sparse(
      Ops tf, Operand<TInt32> labels, Signal predictions, boolean fromLogits) {
    Operand<TFloat32> logits = logits(predictions, fromLogits, Signal.Squashing.SOFTMAX);
    if (logits == null) {
      logits = tf.math.log(clip(tf, predictions.floats()));
    }
    int classes = (int) Shapes.last(predictions.shape());
    Operand<TFloat32> flat =
        tf.nn
            .sparseSoftmaxCrossEntropyWithLogits(
                tf.reshape(logits, tf.array(-1, classes)), tf.reshape(labels, tf.array(-1)))
            .loss();
    return tf.reshape(flat, tf.shape(labels));
  }

  /** y·log(y / p), summed along the last axis, both kept in [1e-7, 1]. */
  static Operand<TFloat32> divergence(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    Operand<TFloat32> y = clip(tf, labels, 1);
    Operand<TFloat32> p = clip(tf, predictions, 1);
    return tf.sum(tf.math.mul(y, tf.math.log(tf.math.div(y, p))), tf.constant(-1));
  }

  /** The logits to start from; null if there are probabilities alone. */
  private static Operand<TFloat32> logits(
      Signal predictions, boolean fromLogits, Signal.Squashing squashing) {
    return predictions
        .logits()
        .filter(logits -> logits.squashing() == squashing)
        .map(Signal.Logits::values)
        .orElse(fromLogits ? predictions.floats() : null);
  }

  private static Operand<TFloat32> clip(Ops tf, Operand<TFloat32> probabilities) {
    return clip(tf, probabilities, 1 - EPSILON);
  }

  private static Operand<TFloat32> clip(Ops tf, Operand<TFloat32> values, float greatest) {
    return tf.clipByValue(values, tf.constant(EPSILON), tf.constant(greatest));
  }

  private Crossentropies() {}
}
