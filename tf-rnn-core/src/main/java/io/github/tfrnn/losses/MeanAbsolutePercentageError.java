package io.github.tfrnn.losses;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Errors;
import io.github.tfrnn.ops.Labels;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * 100 times the mean of {@code |y - p| / max(|y|, 1e-7)} over the last axis; Keras's {@code
 * MeanAbsolutePercentageError}.
 *
 * <p>Predictions {@code [batch, ..., n]}; labels of that shape, or without the last axis where n is
 * 1. Labels are finite; one that is 0 makes the loss some 1e9 times the prediction. Immutable.
 */
public record MeanAbsolutePercentageError() implements Loss {

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    return Errors.absolutePercentage(
        call.tf(), Labels.like(call.tf(), labels, predictions), predictions.floats());
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    LabelChecks.requireNumbers(toString(), labels, predictions);
  }

  @Override
  public String toString() {
    return "mean_absolute_percentage_error";
  }
}
