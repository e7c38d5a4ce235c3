package io.github.tfrnn.ops;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** How the losses of examples become one number. */
public final class Reductions {

  /**
   * Returns Keras's {@code sum_over_batch_size}: the weighted sum over the number of values; where
   * there is a mask, over the number of values that count.
   *
   * @param values {@code [batch]} or {@code [batch, timesteps]}
   * @param weights {@code [batch]}, or one for each value
   * @param mask which values count, of their shape, or null; one for timesteps says nothing of
   *     {@code [batch]}
   * @param rank number of axes of the values
   * @return a scalar; 0 where nothing counts
   */
  public static Operand<TFloat32> weightedMean(
      Ops tf, Operand<TFloat32> values, Operand<TFloat32> weights, Operand<TBool> mask, int rank) {
    Operand<TFloat32> weighted = values;
    for (int axis = weights.shape().numDimensions(); axis < rank; axis++) {
      weights = tf.expandDims(weights, tf.constant(-1));
    }
    weighted = tf.math.mul(weighted, weights);
    Operand<TFloat32> count;
    if (mask != null && (rank == 2 || mask.shape().numDimensions() == rank)) {
      Operand<TFloat32> counts = tf.dtypes.cast(mask, TFloat32.class);
      weighted = tf.math.mul(weighted, counts);
      count = total(tf, counts);
    } else {
      count = tf.dtypes.cast(tf.size(values), TFloat32.class);
    }
    return tf.math.divNoNan(total(tf, weighted), count);
  }

  private static Operand<TFloat32> total(Ops tf, Operand<TFloat32> values) {
    Operand<TInt32> axis = tf.constant(0);
    return tf.sum(tf.reshape(values, tf.array(-1)), axis);
  }

  private Reductions() {}
}
