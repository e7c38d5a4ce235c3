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

  /**
   * Returns rows that are told by where they begin.
   *
   * @param splits {@code [count + 1]}: where each row begins, and where the last one ends
   */
  static <T extends TType> RaggedRows<T> ofSplits(
      Ops tf, Operand<T> values, Operand<TInt64> splits, Operand<TInt64> count) {
    Operand<TInt64> zero = tf.constant(0L);
    Operand<TInt64> one = tf.constant(1L);
    Operand<TInt64> size = tf.size(values, TInt64.class);
    // A row begins at each split but the first and the last: their sum up to a value is its row.
    Operand<TInt64> inner =
        tf.slice(
            splits,
            tf.constant(new long[] {1}),
            each(tf, tf.math.maximum(tf.math.sub(count, one), zero)));
    Operand<TInt64> begins =
        tf.math.unsortedSegmentSum(tf.onesLike(inner), inner, tf.math.add(size, one));
    Operand<TInt64> rows = tf.math.cumsum(begins, tf.constant(0));
    return new RaggedRows<>(
        values, tf.slice(rows, tf.constant(new long[] {0}), each(tf, size)), count);
  }

  private static Operand<TInt64> each(Ops tf, Operand<TInt64> number) {
    return tf.reshape(number, tf.constant(new int[] {1}));
  }

  /** Returns how many values each row has, {@code [count]}. */
  Operand<TInt64> lengths(Ops tf) {
    return tf.math.unsortedSegmentSum(tf.onesLike(rows), rows, count);
  }

  /** Returns where each row begins, and where the last one ends, {@code [count + 1]}. */
  Operand<TInt64> splits(Ops tf) {
    return tf.concat(
        List.of(tf.constant(new long[] {0}), tf.math.cumsum(lengths(tf), tf.constant(0))),
        tf.constant(0));
  }

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
