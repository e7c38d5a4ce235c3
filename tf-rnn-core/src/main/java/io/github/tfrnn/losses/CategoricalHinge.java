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
 * {@code max(1 + n - p, 0)}: p is the prediction for the class of the label, n the greatest of
 * those for other classes; Keras's {@code CategoricalHinge}.
 *
 * <p>Labels and predictions are {@code [batch, ..., classes]}, labels one-hot. As in Keras, n is 0
 * at least: the place of the label itself counts as 0. Immutable.
 */
public record CategoricalHinge() implements Loss {

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    return Hinges.categoricalHinge(
        call.tf(), Labels.like(call.tf(), labels, predictions), predictions.floats());
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    LabelChecks.requireOneHot(toString(), labels, predictions);
  }

  @Override
  public String toString() {
    return "categorical_hinge";
  }
}
