package io.github.tfrnn.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** Counts ids row by row, as operations of a graph. */
final class GraphTokenMatrix {

  /**
   * Adds the operations.
   *
   * @param weights of the first ids; the others have none
   * @return {@code [rows, columns]}
   */
  static Operand<TFloat32> of(
      Ops tf,
      RaggedRows<TInt32> ids,
      VectorizationMode mode,
      int columns,
      Optional<float[]> weights) {
    Operand<TInt64> width = tf.constant((long) columns);
    Operand<TInt64> cells =
        tf.math.add(tf.math.mul(ids.rows(), width), tf.dtypes.cast(ids.values(), TInt64.class));
    Operand<TFloat32> ones = tf.dtypes.cast(tf.onesLike(ids.values()), TFloat32.class);
    Operand<TFloat32> counts =
        tf.reshape(
            tf.math.unsortedSegmentSum(ones, cells, tf.math.mul(ids.count(), width)),
            tf.stack(List.of(ids.count(), width)));
    if (mode == VectorizationMode.MULTI_HOT) {
      return tf.math.minimum(counts, tf.constant(1f));
    }
    return weights
        .<Operand<TFloat32>>map(of -> tf.math.mul(counts, tf.constant(Arrays.copyOf(of, columns))))
        .orElse(counts);
  }

  private GraphTokenMatrix() {}
}
