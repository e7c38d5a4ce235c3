package io.github.tfrnn.losses;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Divergences;
import io.github.tfrnn.ops.Labels;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * How unlikely counts are where others are expected, Poisson distributed: the mean of {@code p -
 * y·log(p + 1e-7)} over the last axis, natural logarithm; Keras's {@code Poisson}.
 *
 * <p>Predictions {@code [batch, ..., n]}; labels of that shape, or without the last axis where n is
 * 1. Labels are finite and not negative: a negative one would have no smallest loss. The model's
 * last layer has to give positive predictions; softplus and exponential do. Immutable.
 */
public record Poisson() implements Loss {

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    return Divergences.poisson(
        call.tf(), Labels.like(call.tf(), labels, predictions), predictions.floats());
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    LabelChecks.requireNumbers(toString(), labels, predictions);
    LabelChecks.requireEach(toString(), labels, value -> value >= 0, "counts, 0 and more");
  }

  @Override
  public String toString() {
    return "poisson";
  }
}
