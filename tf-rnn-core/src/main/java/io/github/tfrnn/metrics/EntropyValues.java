package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Crossentropies;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Cross-entropies of probabilities or logits, natural logarithm. Behind softmax and sigmoid they
 * work on the logits, as Keras does within {@code fit}.
 */
final class EntropyValues {

  /** {@code [batch, ...]} of {@code [batch, ..., n]}, the mean along the last axis. */
  static Operand<TFloat32> binary(
      Ops tf, Operand<TFloat32> labels, Signal predictions, boolean fromLogits) {
    Operand<TFloat32> logits = logits(predictions, fromLogits, Signal.Squashing.SIGMOID);
    Operand<TFloat32> each =
        logits == null
            ? Crossentropies.binary(tf, labels, predictions.floats())
            : Crossentropies.binaryOfLogits(tf, labels, logits);
    return tf.math.mean(each, tf.constant(-1));
  }

  /** {@code [batch, ...]} of labels and predictions {@code [batch, ..., classes]}. */
  static Operand<TFloat32> categorical(
      Ops tf, Operand<TFloat32> labels, Signal predictions, boolean fromLogits) {
    Operand<TFloat32> logits = logits(predictions, fromLogits, Signal.Squashing.SOFTMAX);
    if (logits == null) {
      return Crossentropies.categorical(tf, labels, predictions.floats());
    }
    Operand<TInt32> byRow = tf.array(-1, (int) Shapes.last(predictions.shape()));
    Operand<TFloat32> logarithms =
        tf.reshape(tf.nn.logSoftmax(tf.reshape(logits, byRow)), tf.shape(logits));
    return tf.math.neg(tf.sum(tf.math.mul(labels, logarithms), tf.constant(-1)));
  }

  /** {@code [batch, ...]} of class numbers of that shape. */
  static Operand<TFloat32> sparse(
      Ops tf, Operand<TInt32> labels, Signal predictions, boolean fromLogits) {
    Operand<TFloat32> logits = logits(predictions, fromLogits, Signal.Squashing.SOFTMAX);
    if (logits == null) {
      logits = tf.math.log(Crossentropies.clip(tf, predictions.floats()));
    }
    int classes = (int) Shapes.last(predictions.shape());
    Operand<TFloat32> flat =
        tf.nn
            .sparseSoftmaxCrossEntropyWithLogits(
                tf.reshape(logits, tf.array(-1, classes)), tf.reshape(labels, tf.array(-1)))
            .loss();
    return tf.reshape(flat, tf.shape(labels));
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

  private EntropyValues() {}
}
