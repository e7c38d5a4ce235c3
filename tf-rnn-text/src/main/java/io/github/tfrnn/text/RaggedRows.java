package io.github.tfrnn.text;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * Rows of different lengths in a graph, one behind the other.
 *
 * @param values {@code [values]}, row by row
 * @param rows the row of each value, {@code [values]}
 * @param count number of rows, empty ones among them; a scalar
 */
record RaggedRows<T extends TType>(Operand<T> values, Operand<TInt64> rows, Operand<TInt64> count) {

  /** Returns the same rows of other values. */
  <U extends TType> RaggedRows<U> with(Operand<U> others) {
    return new RaggedRows<>(others, rows, count);
  }

  /** Returns the values for which {@code kept} is true, {@code [values]}. */
  RaggedRows<T> where(Ops tf, Operand<TBool> kept) {
    Operand<TInt64> places = places(tf, kept);
    return new RaggedRows<>(
        tf.gather(values, places, tf.constant(0)), tf.gather(rows, places, tf.constant(0)), count);
  }

  static Operand<TInt64> places(Ops tf, Operand<TBool> kept) {
    return tf.squeeze(tf.where(kept), Squeeze.axis(List.of(1L)));
  }
}
