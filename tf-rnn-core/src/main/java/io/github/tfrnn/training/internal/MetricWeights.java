package io.github.tfrnn.training.internal;

import io.github.tfrnn.graph.Signal;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** How much rows or timesteps count in a metric. */
public final class MetricWeights {

  /**
   * Returns 1 for each row {@code [batch]}, or for each timestep that counts {@code [batch,
   * timesteps]} where there is a mask, and 0 for those that are masked.
   */
  public static Operand<TFloat32> of(Ops tf, Signal predictions) {
    return mask(predictions)
        .<Operand<TFloat32>>map(mask -> tf.dtypes.cast(mask, TFloat32.class))
        .orElseGet(() -> ones(tf, predictions));
  }

  /**
   * Returns the weights of the samples, 0 where timesteps are masked.
   *
   * @param samples {@code [batch]} or {@code [batch, timesteps]}
   */
  public static Operand<TFloat32> of(Ops tf, Signal predictions, Operand<TFloat32> samples) {
    if (mask(predictions).isEmpty()) {
      return samples;
    }
    Operand<TFloat32> mask = of(tf, predictions);
    boolean forRows = samples.shape().numDimensions() < mask.shape().numDimensions();
    return tf.math.mul(mask, forRows ? tf.expandDims(samples, tf.constant(-1)) : samples);
  }

  /** A mask over timesteps says nothing of predictions that have none. */
  private static Optional<Operand<TBool>> mask(Signal predictions) {
    int axes = predictions.shape().numDimensions();
    return predictions.mask().filter(mask -> mask.shape().numDimensions() < axes);
  }

  private static Operand<TFloat32> ones(Ops tf, Signal predictions) {
    Operand<TInt32> rows = tf.gather(tf.shape(predictions.floats()), tf.array(0), tf.constant(0));
    return tf.fill(rows, tf.constant(1f));
  }

  private MetricWeights() {}
}
