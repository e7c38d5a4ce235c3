package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What {@link Metric#mean} takes the mean of. */
@FunctionalInterface
public interface MetricFunction {

  /**
   * Adds the operations.
   *
   * @param labels as they were given to {@code fit}
   * @param predictions the outputs of the model
   * @return {@code [batch, ...]}; {@code [batch, timesteps, ...]} where timesteps are masked or
   *     weighted
   */
  Operand<TFloat32> values(Ops tf, Signal labels, Signal predictions);
}
