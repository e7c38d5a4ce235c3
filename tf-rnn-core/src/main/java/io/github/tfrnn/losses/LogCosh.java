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
 * The mean of {@code log(cosh(p - y))} over the last axis; Keras's {@code LogCosh}.
 *
 * <p>Predictions {@code [batch, ..., n]}; labels of that shape, or without the last axis where n is
 * 1. Labels are finite. Immutable.
 */
public record LogCosh() implements Loss {

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    return Errors.logCosh(
        call.tf(), Labels.like(call.tf(), labels, predictions), predictions.floats());
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    LabelChecks.requireNumbers(toString(), labels, predictions);
  }

  @Override
  public String toString() {
    return "log_cosh";
  }
}
