package io.github.tfrnn.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Neighbouring rows of a batch that go through a model by themselves.
 *
 * @param begin scalar, first row
 * @param size scalar, number of rows
 * @param total scalar, rows of the whole batch
 * @param whole whether this part is the whole batch
 */
public record BatchPart(
    Operand<TInt32> begin, Operand<TInt32> size, Operand<TInt32> total, boolean whole) {

  /** Returns the batch of {@code values} as one part. */
  public static BatchPart whole(Ops tf, Operand<? extends TType> values) {
    Operand<TInt32> rows = rows(tf, values);
    return new BatchPart(tf.constant(0), rows, rows, true);
  }

  /** Returns {@code count} parts whose sizes differ by one at most. */
  public static List<BatchPart> split(Ops tf, Operand<? extends TType> values, int count) {
    if (count == 1) {
      return List.of(whole(tf, values));
    }
    Operand<TInt32> rows = rows(tf, values);
    List<BatchPart> parts = new ArrayList<>();
    Operand<TInt32> begin = tf.constant(0);
    for (int i = 1; i <= count; i++) {
      Operand<TInt32> end = tf.math.floorDiv(tf.math.mul(rows, tf.constant(i)), tf.constant(count));
      parts.add(new BatchPart(begin, tf.math.sub(end, begin), rows, false));
      begin = end;
    }
    return parts;
  }

  /** Returns the same part of a batch that has {@code count} rows for each row of this one. */
  public BatchPart times(Ops tf, Operand<TInt32> count) {
    return new BatchPart(
        tf.math.mul(begin, count), tf.math.mul(size, count), tf.math.mul(total, count), whole);
  }

  /** Returns this part's rows of a tensor that holds the whole batch, batch first. */
  public <T extends TType> Operand<T> cut(Ops tf, Operand<T> values, int rank) {
    if (whole) {
      return values;
    }
    List<Operand<TInt32>> first = new ArrayList<>(List.of(begin));
    List<Operand<TInt32>> sizes = new ArrayList<>(List.of(size));
    for (int axis = 1; axis < rank; axis++) {
      first.add(tf.constant(0));
      sizes.add(tf.constant(-1));
    }
    return tf.slice(values, tf.stack(first), tf.stack(sizes));
  }

  private static Operand<TInt32> rows(Ops tf, Operand<? extends TType> values) {
    return tf.gather(tf.shape(values), tf.constant(0), tf.constant(0));
  }
}
