package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * How often each class was taken for each. It reports no number beside the loss; its table is made
 * of what {@code evaluate} gathered: {@code matrix.table(evaluation.sums("confusion_matrix"))}.
 *
 * <p>Predictions {@code [batch, ..., classes]}, the greatest of which is taken, or {@code [batch,
 * ..., 1]}, two classes with a threshold of one half; labels class numbers {@code [batch, ...]} or
 * one-hot. Labels outside of the classes count nowhere. Immutable.
 */
public record ConfusionMatrix() implements Metric {

  /** Returns the metric. */
  public static ConfusionMatrix create() {
    return new ConfusionMatrix();
  }

  @Override
  public String name() {
    return "confusion_matrix";
  }

  /** Returns what a batch adds to the table, {@code [classes * classes]}, row by row. */
  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    int outputs = (int) Shapes.last(predictions.shape());
    int classes = Math.max(outputs, 2);
    Operand<TInt32> actual;
    Operand<TInt32> taken;
    if (outputs == 1) {
      Operand<TFloat32> given = Labels.like(tf, name(), labels, predictions);
      actual = tf.dtypes.cast(given, TInt32.class);
      taken =
          tf.dtypes.cast(tf.math.greater(predictions.floats(), tf.constant(0.5f)), TInt32.class);
    } else {
      boolean oneHot =
          labels.shape().numDimensions() == predictions.shape().numDimensions()
              && Shapes.last(labels.shape()) != 1;
      actual =
          oneHot
              ? Matches.argMax(tf, Labels.like(tf, name(), labels, predictions))
              : Labels.classes(tf, name(), labels, predictions);
      taken = Matches.argMax(tf, predictions.floats());
    }
    Operand<TFloat32> spread =
        RowMeans.spread(tf, name(), weights, tf.dtypes.cast(taken, TFloat32.class));
    Operand<TInt32> cell = tf.math.add(tf.math.mul(actual, tf.constant(classes)), taken);
    Operand<TInt32> known =
        tf.select(
            tf.math.logicalAnd(
                tf.math.greaterEqual(actual, tf.constant(0)),
                tf.math.less(actual, tf.constant(classes))),
            cell,
            tf.constant(-1)); // which the sum leaves out
    return tf.math.unsortedSegmentSum(
        tf.reshape(spread, tf.array(-1)),
        tf.reshape(known, tf.array(-1)),
        tf.constant(classes * classes));
  }

  /** Returns the share of what is on the diagonal: the accuracy; 0 where nothing counted. */
  @Override
  public double result(double[] sums) {
    int classes = classes(sums);
    double right = 0;
    double all = 0;
    for (int i = 0; i < sums.length; i++) {
      all += sums[i];
      right += i / classes == i % classes ? sums[i] : 0;
    }
    return ConfusionCounts.divide(right, all);
  }

  /** Returns nothing. */
  @Override
  public Map<String, Double> results(double[] sums) {
    return Map.of();
  }

  /**
   * Returns the table.
   *
   * @param sums what was gathered over the batches
   * @return {@code [classes][classes]}: how often the class of the row was taken for that of the
   *     column, rounded where examples had weights
   * @throws IllegalArgumentException if the sums are no square
   */
  public long[][] table(double[] sums) {
    int classes = classes(sums);
    long[][] table = new long[classes][classes];
    for (int i = 0; i < sums.length; i++) {
      table[i / classes][i % classes] = Math.round(sums[i]);
    }
    return table;
  }

  private static int classes(double[] sums) {
    int classes = (int) Math.round(Math.sqrt(sums.length));
    checkArgument(
        classes > 0 && classes * classes == sums.length,
        "ConfusionMatrix: %s sums are not those of a table of classes",
        sums.length);
    return classes;
  }
}
