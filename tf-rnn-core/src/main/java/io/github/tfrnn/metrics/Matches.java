package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Which predictions are right: 1 or 0 for each. Of equal ones, the first is the greatest. */
final class Matches {

  /** Of the predictions' shape: whether each is its label. */
  static Operand<TFloat32> exact(Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    return number(tf, tf.math.equal(labels, predictions));
  }

  /** Of the predictions' shape: whether each is above the threshold where its label is 1. */
  static Operand<TFloat32> binary(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions, float threshold) {
    return exact(tf, labels, number(tf, tf.math.greater(predictions, tf.constant(threshold))));
  }

  /**
   * {@code [batch, ...]} of {@code [batch, ..., classes]}: whether the greatest are in one place.
   */
  static Operand<TFloat32> categorical(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions) {
    return number(tf, tf.math.equal(argMax(tf, labels), argMax(tf, predictions)));
  }

  /** {@code [batch, ...]}: whether the greatest of the classes is the label's. */
  static Operand<TFloat32> sparse(Ops tf, String metric, Signal labels, Signal predictions) {
    return number(
        tf,
        tf.math.equal(
            Labels.classes(tf, metric, labels, predictions), argMax(tf, predictions.floats())));
  }

  /** {@code [batch, ...]}: whether less than k classes are greater than the label's. */
  static Operand<TFloat32> inTopK(Ops tf, Operand<TInt32> classes, Signal predictions, int k) {
    int columns = (int) Shapes.last(predictions.shape());
    Operand<TBool> found =
        tf.nn.inTopK(
            tf.reshape(predictions.floats(), tf.array(-1, columns)),
            tf.reshape(classes, tf.array(-1)),
            tf.constant(k));
    return tf.reshape(number(tf, found), tf.shape(classes));
  }

  static Operand<TInt32> argMax(Ops tf, Operand<TFloat32> values) {
    return tf.math.argMax(values, tf.constant(-1), TInt32.class);
  }

  private static Operand<TFloat32> number(Ops tf, Operand<TBool> matches) {
    return tf.dtypes.cast(matches, TFloat32.class);
  }

  private Matches() {}
}
