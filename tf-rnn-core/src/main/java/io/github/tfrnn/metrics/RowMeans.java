package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The sums of a metric that is a mean. */
final class RowMeans {

  /**
   * Returns the sum of the weighted values and that of the weights, {@code [2]}, each the mean over
   * the axes after the batch's first taken for every row, as Keras has it: rows then weigh alike
   * where their lengths differ from batch to batch.
   *
   * @param metric its name
   * @param values {@code [batch, ...]}
   * @param weights {@code [batch]} or {@code [batch, timesteps]}
   * @throws IllegalArgumentException if there are weights for timesteps and values for rows alone
   */
  static Operand<TFloat32> sums(
      Ops tf, String metric, Operand<TFloat32> values, Operand<TFloat32> weights) {
    Operand<TFloat32> spread = spread(tf, metric, weights, values);
    Operand<TInt32> rows = tf.gather(tf.shape(values), tf.constant(0), tf.constant(0));
    Operand<TInt32> byRow = tf.stack(List.<Operand<TInt32>>of(rows, tf.constant(-1)));
    List<Operand<TFloat32>> sums = new ArrayList<>();
    for (Operand<TFloat32> each : List.of(tf.math.mul(values, spread), spread)) {
      Operand<TFloat32> means = tf.math.mean(tf.reshape(each, byRow), tf.constant(1));
      sums.add(tf.sum(means, tf.constant(0)));
    }
    return tf.stack(sums);
  }

  /** Returns the mean over all batches; 0 where nothing counted. */
  static double result(double[] sums) {
    return sums[1] == 0 ? 0 : sums[0] / sums[1];
  }

  /** Returns a weight for every value: that of its row, or of its timestep. */
  static Operand<TFloat32> spread(
      Ops tf, String metric, Operand<TFloat32> weights, Operand<TFloat32> values) {
    int axes = values.shape().numDimensions();
    int weighted = weights.shape().numDimensions();
    checkArgument(
        weighted <= axes,
        "%s: timesteps are masked or weighted, so values must be [batch, timesteps, ...], got %s.",
        metric,
        Shapes.toString(values.shape()));
    Operand<TFloat32> spread = weights;
    for (int axis = weighted; axis < axes; axis++) {
      spread = tf.expandDims(spread, tf.constant(-1));
    }
    return tf.math.mul(tf.onesLike(values), spread);
  }

  private RowMeans() {}
}
