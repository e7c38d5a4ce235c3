package io.github.tfrnn.text;

import java.util.List;
import java.util.OptionalInt;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.math.Cumsum;
import org.tensorflow.op.sparse.SparseToDense;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** {@link PadSequences} as operations of a graph. */
final class GraphPadding {

  /**
   * Adds the operations.
   *
   * @param alone value of rows that have none, if they get one
   * @return {@code [rows, timesteps]}, at least one timestep
   */
  static Operand<TInt32> of(Ops tf, RaggedRows<TInt32> ids, PadOptions options, OptionalInt alone) {
    Operand<TInt64> zero = tf.constant(0L);
    Operand<TInt64> one = tf.constant(1L);
    Operand<TInt64> rows = ids.rows();
    Operand<TInt64> lengths = ids.lengths(tf); // [rows]
    Operand<TInt64> starts = tf.math.cumsum(lengths, tf.constant(0), Cumsum.exclusive(true));
    Operand<TInt64> timesteps =
        options.maxlen().isPresent()
            ? tf.constant((long) options.maxlen().getAsInt())
            : tf.math.maximum(tf.reduceMax(lengths, tf.constant(0)), one);

    // Of each value: its place in its row, and where it goes; before 0 or after the end: cut off.
    Operand<TInt64> place =
        tf.math.sub(
            tf.range(zero, tf.size(rows, TInt64.class), one),
            tf.gather(starts, rows, tf.constant(0)));
    Operand<TInt64> length = tf.gather(lengths, rows, tf.constant(0));
    Operand<TInt64> kept = tf.math.minimum(length, timesteps);
    Operand<TInt64> shifted =
        options.truncating() == PadSide.PRE ? tf.math.sub(place, tf.math.sub(length, kept)) : place;
    Operand<TBool> stays =
        tf.math.logicalAnd(tf.math.greaterEqual(shifted, zero), tf.math.less(shifted, kept));
    Operand<TInt64> column =
        options.padding() == PadSide.PRE
            ? tf.math.add(shifted, tf.math.sub(timesteps, kept))
            : shifted;

    Operand<TInt64> indices = tf.stack(List.of(rows, column), Stack.axis(1L));
    Operand<TInt64> places = RaggedRows.places(tf, stays);
    Operand<TInt32> padded =
        tf.sparse.sparseToDense(
            tf.gather(indices, places, tf.constant(0)),
            tf.stack(List.of(ids.count(), timesteps)),
            tf.gather(ids.values(), places, tf.constant(0)),
            tf.constant((int) options.value()),
            SparseToDense.validateIndices(false));
    if (alone.isEmpty()) {
      return padded;
    }
    Operand<TInt32> ofOne = // [timesteps]
        tf.oneHot(
            options.padding() == PadSide.PRE ? tf.math.sub(timesteps, one) : zero,
            tf.dtypes.cast(timesteps, TInt32.class),
            tf.constant(alone.getAsInt()),
            tf.constant((int) options.value()));
    Operand<TBool> empty = tf.reshape(tf.math.equal(lengths, zero), tf.constant(new int[] {-1, 1}));
    return tf.select(empty, ofOne, padded);
  }

  private GraphPadding() {}
}
