package io.github.tfrnn.losses;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Hinges;
import io.github.tfrnn.ops.Labels;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * The mean of {@code max(1 - y·p, 0)} over the last axis; Keras's {@code Hinge}.
 *
 * <p>Predictions {@code [batch, ..., n]}; labels of that shape, or without the last axis where n is
 * 1. Labels are -1 or 1; where those of a batch are all 0 or 1, 0 stands for -1. Immutable.
 */
public record Hinge() implements Loss {

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    return Hinges.hinge(
        call.tf(), Labels.like(call.tf(), labels, predictions), predictions.floats());
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    LabelChecks.requireLike(
        toString(), labels, predictions, "One label, -1 or 1, for each output is needed.");
    LabelChecks.requireEach(
        toString(), labels, value -> value == -1 || value == 0 || value == 1, "-1, 0 and 1");
  }

  @Override
  public String toString() {
    return "hinge";
  }
}
