package io.github.tfrnn.losses;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Reductions;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** What a loss says of a batch, as one number. */
public final class LossValue {

  /**
   * Adds the operations, and records them.
   *
   * @param weights of the rows {@code [batch]}, or of their timesteps {@code [batch, timesteps]}
   * @return a scalar
   * @throws IllegalArgumentException if there are weights for timesteps, and the loss has one value
   *     for each row
   */
  public static Operand<TFloat32> of(
      Call call, Loss loss, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    Ops tf = call.tf();
    Operand<TFloat32> values = loss.values(call, labels, predictions);
    if (!call.recorded(values)) { // a loss that leaves its gradient to TensorFlow
      call.recordByGraph(List.of(values), List.of(predictions.floats()), List.of());
    }
    int rank = rank(values, predictions);
    Operand<TBool> mask =
        Reductions.mask(
            tf, predictions.mask().orElse(null), loss.mask(tf, labels, values).orElse(null), rank);
    Operand<TFloat32> value = loss.reduction().of(tf, values, weights, mask, rank);
    call.recordByGraph(List.of(value), List.of(values), List.of());
    return value;
  }

  /** Most losses take the last axis away; where TensorFlow knows better, it is believed. */
  private static int rank(Operand<TFloat32> values, Signal predictions) {
    return values.shape().isUnknown()
        ? predictions.shape().numDimensions() - 1
        : values.shape().numDimensions();
  }

  private LossValue() {}
}
