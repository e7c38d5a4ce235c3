package io.github.tfrnn.losses;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A loss that the library has not: an example of one's own. */
// tag::own-loss[]
public record Quantile(float share) implements Loss { // 0.9: what nine of ten labels stay below

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    Ops tf = call.tf();
    Operand<TFloat32> missing = tf.math.sub(labels.floats(), predictions.floats());
    Operand<TFloat32> below = tf.math.mul(tf.constant(share), missing);
    Operand<TFloat32> above = tf.math.mul(tf.constant(share - 1), missing);
    return tf.math.mean(
        tf.math.maximum(below, above),
        tf.constant(-1)); // one for each row, or each timestep; their mean is taken elsewhere
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    checkArgument(
        predictions.isCompatibleWith(labels.shape()),
        "labels must be %s, as the model's outputs are, got %s.",
        Shapes.toString(predictions),
        Shapes.toString(labels.shape()));
  }
}
// end::own-loss[]
