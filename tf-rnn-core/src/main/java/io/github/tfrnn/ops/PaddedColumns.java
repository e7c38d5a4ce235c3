package io.github.tfrnn.ops;

import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Columns of zeros to the right of a wide matrix.
 *
 * <p>Rows that lie a large power of two apart share a few lines of the cache, and a product with
 * such a matrix takes up to twice as long: 16×512 times 512×2048 as against 512×2064.
 *
 * @param columns of the matrix itself
 * @param padding columns of zeros
 */
record PaddedColumns(int columns, int padding) {

  private static final int WIDE = 512;
  private static final int WORTH_COPYING = 1024;
  private static final int PADDING = 16; // one line of the cache

  /** Returns what to put beside a matrix of so many columns; often nothing. */
  static PaddedColumns of(int columns) {
    boolean wide = columns >= WIDE && columns % 512 == 0;
    return new PaddedColumns(columns, wide ? PADDING : 0);
  }

  /**
   * Returns what to put beside a matrix that has as many rows as there are timesteps: less often
   * anything, as all of it is copied.
   */
  PaddedColumns ofManyRows() {
    return columns >= WORTH_COPYING ? this : none(columns);
  }

  /** Returns no padding. */
  static PaddedColumns none(int columns) {
    return new PaddedColumns(columns, 0);
  }

  /** Puts zeros at the end of the last axis. */
  Operand<TFloat32> pad(Ops tf, Operand<TFloat32> values, int rank) {
    if (padding == 0) {
      return values;
    }
    int[][] paddings = new int[rank][2];
    paddings[rank - 1][1] = padding;
    return tf.pad(values, tf.constant(paddings), tf.constant(0f));
  }

  /** Leaves the zeros at the end of the last axis out. */
  Operand<TFloat32> unpad(Ops tf, Operand<TFloat32> values, int rank) {
    return padding == 0 ? values : split(tf, values, rank, 1).get(0);
  }

  /** Cuts the last axis into equal parts and leaves the zeros out. */
  List<Output<TFloat32>> split(Ops tf, Operand<TFloat32> values, int rank, int parts) {
    if (padding == 0) {
      return tf.split(tf.constant(rank - 1), values, (long) parts).output();
    }
    int[] sizes = new int[parts + 1];
    Arrays.fill(sizes, columns / parts);
    sizes[parts] = padding;
    return tf.splitV(values, tf.array(sizes), tf.constant(rank - 1), (long) parts + 1)
        .output()
        .subList(0, parts);
  }
}
