package io.github.tfrnn.ops;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * How the losses of examples become one number, Keras's denominators among them.
 *
 * <p>Losses are {@code [batch]}, {@code [batch, timesteps]}, or one number for the whole batch.
 * Weights are {@code [batch]}, or of the losses' shape; those of rows count for each timestep. One
 * number for the whole batch weighs as much as its rows do on average. A mask is of the losses'
 * shape, or null if all of them count.
 */
public final class Reductions {

  /**
   * Returns which losses count.
   *
   * @param ofPredictions mask of the predictions, or null; one for timesteps says nothing of losses
   *     {@code [batch]}
   * @param ofLosses of the losses' shape, or null
   * @param rank number of axes of the losses
   * @return null if all of them count
   */
  public static Operand<TBool> mask(
      Ops tf, Operand<TBool> ofPredictions, Operand<TBool> ofLosses, int rank) {
    boolean applies =
        ofPredictions != null && (rank == 2 || ofPredictions.shape().numDimensions() == rank);
    if (!applies || ofLosses == null) {
      return applies ? ofPredictions : ofLosses;
    }
    return tf.math.logicalAnd(ofPredictions, ofLosses);
  }

  /** Returns Keras's {@code sum}: the weighted sum of the losses that count. */
  public static Operand<TFloat32> sum(
      Ops tf, Operand<TFloat32> losses, Operand<TFloat32> weights, Operand<TBool> mask, int rank) {
    return rank == 0 // added up once, not once for each row
        ? sumOverBatchSize(tf, losses, weights, mask, rank)
        : total(tf, tf.math.mul(losses, factors(tf, weights, mask, rank)));
  }

  /**
   * Returns Keras's {@code sum_over_batch_size}: the weighted sum over the number of losses; where
   * there is a mask, over the number of those that count.
   *
   * @param rank number of axes of the losses
   * @return a scalar; 0 where nothing counts
   */
  public static Operand<TFloat32> sumOverBatchSize(
      Ops tf, Operand<TFloat32> losses, Operand<TFloat32> weights, Operand<TBool> mask, int rank) {
    Operand<TFloat32> weighted = tf.math.mul(losses, factors(tf, weights, mask, rank));
    Operand<TFloat32> count =
        mask == null
            ? tf.dtypes.cast(tf.size(weighted), TFloat32.class)
            : total(tf, tf.dtypes.cast(mask, TFloat32.class));
    return tf.math.divNoNan(total(tf, weighted), count);
  }

  /**
   * Returns Keras's {@code mean_with_sample_weight}: the weighted sum over the sum of the weights
   * of what counts. (Where Keras spreads weights {@code [batch, 1]} over timesteps without a mask,
   * it divides by the sum of the rows' weights alone, and its mean is timesteps times too large.)
   *
   * @param rank number of axes of the losses
   * @return a scalar; 0 where nothing counts
   */
  public static Operand<TFloat32> meanWithSampleWeight(
      Ops tf, Operand<TFloat32> losses, Operand<TFloat32> weights, Operand<TBool> mask, int rank) {
    Operand<TFloat32> factors = factors(tf, weights, mask, rank);
    Operand<TFloat32> spread = tf.math.mul(factors, tf.onesLike(losses));
    Operand<TFloat32> count = tf.stopGradient(total(tf, spread)); // OnesLike has no gradient
    return tf.math.divNoNan(total(tf, tf.math.mul(losses, factors)), count);
  }

  /** Weights, 0 where the mask is false; with as many axes as the losses at least. */
  private static Operand<TFloat32> factors(
      Ops tf, Operand<TFloat32> weights, Operand<TBool> mask, int rank) {
    int axes = weights.shape().numDimensions();
    checkArgument(
        axes <= Math.max(1, rank),
        "sample weights must be [batch], got one for each timestep: the loss gives one number for"
            + " each row.");
    Operand<TFloat32> factors = weights;
    for (int axis = axes; axis < rank; axis++) {
      factors = tf.expandDims(factors, tf.constant(-1));
    }
    return mask == null ? factors : tf.math.mul(factors, tf.dtypes.cast(mask, TFloat32.class));
  }

  private static Operand<TFloat32> total(Ops tf, Operand<TFloat32> values) {
    return tf.sum(tf.reshape(values, tf.array(-1)), tf.constant(0));
  }

  private Reductions() {}
}
