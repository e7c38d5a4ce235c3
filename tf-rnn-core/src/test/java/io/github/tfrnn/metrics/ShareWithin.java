package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A metric that the library has not: an example of one's own. */
// tag::own-metric[]
public record ShareWithin(float tolerance) implements Metric {

  @Override
  public String name() {
    return "share_within";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    Operand<TFloat32> error = tf.math.abs(tf.math.sub(predictions.floats(), labels.floats()));
    Operand<TFloat32> worst = tf.max(error, tf.constant(-1));
    Operand<TFloat32> within =
        tf.dtypes.cast(tf.math.lessEqual(worst, tf.constant(tolerance)), TFloat32.class);
    Operand<TFloat32> sum = tf.sum(tf.math.mul(within, weights), tf.constant(0));
    return tf.stack(List.of(sum, tf.sum(weights, tf.constant(0))));
  }

  @Override
  public double result(double[] sums) { // over all batches
    return sums[1] == 0 ? 0 : sums[0] / sums[1];
  }
}
// end::own-metric[]
