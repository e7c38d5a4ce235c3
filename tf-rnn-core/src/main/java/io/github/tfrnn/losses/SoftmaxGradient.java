package io.github.tfrnn.losses;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The gradient of the fused softmax cross-entropies, brought back to the shape of the logits. */
final class SoftmaxGradient {

  /**
   * Returns the gradient of the logits.
   *
   * @param backprop gradient of each row's value, {@code [rows, classes]}
   * @param gradient of the values, {@code [...]}
   */
  static Operand<TFloat32> of(
      Ops tf, Operand<TFloat32> backprop, Operand<TFloat32> gradient, Operand<TFloat32> logits) {
    Operand<TFloat32> column = tf.reshape(gradient, tf.array(-1, 1));
    return tf.reshape(tf.math.mul(backprop, column), tf.shape(logits));
  }

  /** Returns the shape of {@code logits} without its last axis. */
  static Operand<TInt32> leadingAxes(Ops tf, Operand<TFloat32> logits) {
    Operand<TInt32> count = tf.reshape(tf.math.sub(tf.rank(logits), tf.constant(1)), tf.array(1));
    return tf.slice(tf.shape(logits), tf.array(0), count);
  }

  private SoftmaxGradient() {}
}
