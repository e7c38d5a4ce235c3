package io.github.tfrnn.losses;

import io.github.tfrnn.ops.Reductions;
import java.util.Locale;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * How the losses of a batch's examples, or of their timesteps, become one number; Keras's {@code
 * reduction}.
 */
public enum Reduction {

  /** The weighted sum over the number of losses that count; Keras's default. */
  SUM_OVER_BATCH_SIZE,

  /** The weighted sum. */
  SUM,

  /** The same as {@link #SUM_OVER_BATCH_SIZE}, as in Keras. */
  MEAN,

  /** The weighted sum over the sum of the weights of what counts. */
  MEAN_WITH_SAMPLE_WEIGHT;

  /**
   * Returns one number.
   *
   * @param losses {@code [batch]}, {@code [batch, timesteps]}, or a scalar
   * @param weights {@code [batch]}, or one for each loss
   * @param mask which losses count, of their shape; null if all do
   * @param rank number of axes of the losses
   */
  Operand<TFloat32> of(
      Ops tf, Operand<TFloat32> losses, Operand<TFloat32> weights, Operand<TBool> mask, int rank) {
    return switch (this) {
      case SUM_OVER_BATCH_SIZE, MEAN ->
          Reductions.sumOverBatchSize(tf, losses, weights, mask, rank);
      case SUM -> Reductions.sum(tf, losses, weights, mask, rank);
      case MEAN_WITH_SAMPLE_WEIGHT ->
          Reductions.meanWithSampleWeight(tf, losses, weights, mask, rank);
    };
  }

  /** Returns Keras's name. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
