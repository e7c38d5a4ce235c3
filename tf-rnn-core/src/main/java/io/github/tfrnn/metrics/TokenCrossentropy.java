package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import java.util.List;
import java.util.OptionalInt;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The cross-entropy of every class number, and how much it counts.
 *
 * @param values {@code [batch, ...]}, natural logarithm
 * @param weights of that shape
 */
record TokenCrossentropy(Operand<TFloat32> values, Operand<TFloat32> weights) {

  /**
   * Adds the operations.
   *
   * @param metric its name
   * @param ignored class that does not count
   */
  static TokenCrossentropy of(
      Ops tf,
      String metric,
      Signal labels,
      Signal predictions,
      Operand<TFloat32> weights,
      boolean fromLogits,
      OptionalInt ignored) {
    Operand<TInt32> classes = Labels.classes(tf, metric, labels, predictions);
    Operand<TFloat32> counts = null;
    if (ignored.isPresent()) { // it need not be a class: -1 often is not
      Operand<TBool> counted = tf.math.notEqual(classes, tf.constant(ignored.getAsInt()));
      classes = tf.select(counted, classes, tf.zerosLike(classes));
      counts = tf.dtypes.cast(counted, TFloat32.class);
    }
    Operand<TFloat32> values = EntropyValues.sparse(tf, classes, predictions, fromLogits);
    Operand<TFloat32> spread = RowMeans.spread(tf, metric, weights, values);
    return new TokenCrossentropy(values, counts == null ? spread : tf.math.mul(spread, counts));
  }

  /** The sum over all tokens and the sum of their weights, {@code [2]}. */
  Operand<TFloat32> sums(Ops tf) {
    Operand<TFloat32> weighted = tf.math.mul(values, weights);
    return tf.stack(List.of(total(tf, weighted), total(tf, weights)));
  }

  private static Operand<TFloat32> total(Ops tf, Operand<TFloat32> values) {
    Operand<TInt32> axis = tf.constant(0);
    return tf.sum(tf.reshape(values, tf.array(-1)), axis);
  }
}
