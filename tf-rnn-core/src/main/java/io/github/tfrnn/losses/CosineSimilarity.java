package io.github.tfrnn.losses;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Divergences;
import io.github.tfrnn.ops.Labels;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * The cosine of the angle between labels and predictions, negated: -1 where they point the same
 * way, 1 where they are opposed; Keras's {@code CosineSimilarity}.
 *
 * <p>Labels and predictions are {@code [batch, ..., n]}, labels finite. A vector of zeros gives 0;
 * as in Keras, a prediction of zeros has no gradient that is a number. Immutable.
 *
 * @param axis along which the vectors lie, from the front or, negative, from the end; not the
 *     batch's
 */
public record CosineSimilarity(int axis) implements Loss {

  private static final String NAME = "cosine_similarity";

  public CosineSimilarity {
    checkArgument(axis != 0, "CosineSimilarity: axis 0 is the batch's, and no vector");
  }

  /** Returns Keras's default: vectors along the last axis. */
  public static CosineSimilarity standard() {
    return new CosineSimilarity(-1);
  }

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    Operand<TFloat32> cosine =
        Divergences.cosine(
            call.tf(), Labels.like(call.tf(), labels, predictions), predictions.floats(), axis);
    return call.tf().math.neg(cosine);
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    int axes = predictions.numDimensions();
    checkArgument(
        axis > -axes && axis < axes,
        "%s: axis must be one of the model's outputs %s, and not the batch's, got %s.",
        NAME,
        Shapes.toString(predictions),
        axis);
    LabelChecks.requireNumbers(NAME, labels, predictions);
  }

  @Override
  public String toString() {
    return NAME;
  }
}
