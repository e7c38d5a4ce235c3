package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.OptionalInt;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What is taken for 1: outputs above a threshold, all or those of one class, perhaps only where
 * they are among the greatest. Labels other than 0 mean 1.
 *
 * @param thresholds that an output has to be above
 * @param topK number of the greatest outputs along the last axis that can be above
 * @param classId the only output along the last axis that is looked at
 */
record BinaryDecisions(Thresholds thresholds, OptionalInt topK, OptionalInt classId) {

  private static final float NEVER = -1e10f; // below every threshold

  /** Returns all outputs' decisions. */
  static BinaryDecisions at(Thresholds thresholds) {
    return new BinaryDecisions(thresholds, OptionalInt.empty(), OptionalInt.empty());
  }

  /** Checks options that a user gave; {@code metric} is its class. */
  static void check(String metric, OptionalInt topK, OptionalInt classId) {
    checkArgument(
        topK.orElse(1) >= 1, "%s: topK must be at least 1, got %s", metric, topK.orElse(1));
    checkArgument(
        classId.orElse(0) >= 0,
        "%s: classId must not be negative, got %s",
        metric,
        classId.orElse(0));
  }

  /** Returns the sums that {@link ConfusionCounts} reads. */
  Operand<TFloat32> sums(
      Ops tf, String metric, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    Operand<TFloat32> expected = Labels.like(tf, metric, labels, predictions);
    Operand<TFloat32> predicted = predictions.floats();
    long outputs = Shapes.last(predictions.shape());
    if (topK.isPresent()) {
      checkArgument(
          topK.getAsInt() <= outputs,
          "%s: topK must be at most %s, the model's outputs are %s, got %s.",
          metric,
          outputs,
          Shapes.toString(predictions.shape()),
          topK.getAsInt());
      predicted = onlyGreatest(tf, predicted, topK.getAsInt(), (int) outputs);
    }
    if (classId.isPresent()) {
      checkArgument(
          classId.getAsInt() < outputs,
          "%s: classId must be in [0, %s), the model's outputs are %s, got %s.",
          metric,
          outputs,
          Shapes.toString(predictions.shape()),
          classId.getAsInt());
      expected = column(tf, expected, classId.getAsInt());
      predicted = column(tf, predicted, classId.getAsInt());
    }
    return histograms(
        tf, thresholds, expected, predicted, RowMeans.spread(tf, metric, weights, predicted), 1);
  }

  /** Reads sums. */
  ConfusionCounts counts(double[] sums) {
    return ConfusionCounts.of(sums, thresholds.count(), 0);
  }

  /**
   * Returns how much lies between the thresholds, column by column: first where the label is 1,
   * then where it is 0.
   *
   * @param labels {@code [n, ..., columns]}, or of any shape if there is one
   * @param predictions of that shape
   * @param weights of that shape
   * @return {@code [columns * 2 * (thresholds + 1)]}
   */
  static Operand<TFloat32> histograms(
      Ops tf,
      Thresholds thresholds,
      Operand<TFloat32> labels,
      Operand<TFloat32> predictions,
      Operand<TFloat32> weights,
      int columns) {
    Operand<TInt32> flat = tf.array(-1);
    int bins = thresholds.count() + 1;
    Operand<TInt32> zero = tf.dtypes.cast(tf.math.equal(labels, tf.constant(0f)), TInt32.class);
    int[] starts = new int[columns];
    for (int i = 0; i < columns; i++) {
      starts[i] = 2 * bins * i;
    }
    Operand<TInt32> start = tf.math.add(tf.math.mul(zero, tf.constant(bins)), tf.constant(starts));
    Operand<TInt32> bin =
        tf.math.add(tf.reshape(start, flat), thresholds.below(tf, tf.reshape(predictions, flat)));
    return tf.math.unsortedSegmentSum(
        tf.reshape(weights, flat), bin, tf.constant(2 * bins * columns));
  }

  /** All but the k greatest become less than every threshold; of equal ones the first count. */
  private static Operand<TFloat32> onlyGreatest(
      Ops tf, Operand<TFloat32> predictions, int k, int outputs) {
    Operand<TInt32> greatest =
        tf.nn.topK(predictions, tf.constant(k), new TopK.Options[0]).indices();
    Operand<TFloat32> chosen =
        tf.sum(
            tf.oneHot(greatest, tf.constant(outputs), tf.constant(1f), tf.constant(0f)),
            tf.constant(-2));
    return tf.select(tf.math.greater(chosen, tf.constant(0f)), predictions, tf.constant(NEVER));
  }

  private static Operand<TFloat32> column(Ops tf, Operand<TFloat32> values, int column) {
    Operand<TInt32> axis = tf.constant(-1);
    return tf.gather(values, tf.array(column), axis);
  }
}
