package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;
import org.tensorflow.types.family.TType;

/**
 * The share of right predictions, over the timesteps that count; Keras's {@code BinaryAccuracy},
 * {@code CategoricalAccuracy} and {@code SparseCategoricalAccuracy}. Immutable.
 *
 * @param name under which the number is reported
 * @param kind what makes a prediction right
 * @param threshold above which a single output means 1
 */
public record Accuracy(String name, Kind kind, float threshold) implements Metric {

  /** What makes a prediction right. */
  public enum Kind {
    /** Found from the shapes of labels and predictions. */
    BY_SHAPES,
    /** Each output, compared with the threshold, equals its label. */
    BINARY,
    /** The greatest output and the greatest label stand in the same place. */
    CATEGORICAL,
    /** The greatest output stands where the label says. */
    SPARSE_CATEGORICAL
  }

  /** Returns the accuracy that fits the shapes. */
  public static Accuracy byShapes(String name) {
    return new Accuracy(name, Kind.BY_SHAPES, 0.5f);
  }

  /** Returns the accuracy of outputs that each mean 1 above {@code threshold}. */
  public static Accuracy binary(float threshold) {
    return new Accuracy("binary_accuracy", Kind.BINARY, threshold);
  }

  /** Returns the accuracy for one-hot labels. */
  public static Accuracy categorical() {
    return new Accuracy("categorical_accuracy", Kind.CATEGORICAL, 0.5f);
  }

  /** Returns the accuracy for class numbers. */
  public static Accuracy sparseCategorical() {
    return new Accuracy("sparse_categorical_accuracy", Kind.SPARSE_CATEGORICAL, 0.5f);
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    Operand<TFloat32> right =
        switch (resolve(labels, predictions)) {
          case BINARY -> binaryMatches(tf, labels, predictions);
          case CATEGORICAL ->
              matches(tf, argMax(tf, asFloats(tf, labels)), argMax(tf, predictions.floats()));
          default -> sparseMatches(tf, labels, predictions);
        };
    return weightedSums(tf, right, weights);
  }

  @Override
  public double result(double[] sums) {
    return sums[1] == 0 ? 0 : sums[0] / sums[1];
  }

  private Kind resolve(Signal labels, Signal predictions) {
    if (kind != Kind.BY_SHAPES) {
      return kind;
    }
    if (Shapes.last(predictions.shape()) == 1) {
      return Kind.BINARY;
    }
    boolean classNumbers =
        labels.shape().numDimensions() < predictions.shape().numDimensions()
            || Shapes.last(labels.shape()) == 1;
    return classNumbers ? Kind.SPARSE_CATEGORICAL : Kind.CATEGORICAL;
  }

  private Operand<TFloat32> binaryMatches(Ops tf, Signal labels, Signal predictions) {
    Operand<TFloat32> predicted =
        tf.dtypes.cast(
            tf.math.greater(predictions.floats(), tf.constant(threshold)), TFloat32.class);
    Operand<TFloat32> expected = tf.reshape(asFloats(tf, labels), tf.shape(predictions.floats()));
    return tf.dtypes.cast(tf.math.equal(predicted, expected), TFloat32.class);
  }

  private static Operand<TFloat32> sparseMatches(Ops tf, Signal labels, Signal predictions) {
    Operand<TInt32> predicted = argMax(tf, predictions.floats());
    Operand<TInt32> expected =
        tf.reshape(tf.dtypes.cast(asFloats(tf, labels), TInt32.class), tf.shape(predicted));
    return matches(tf, expected, predicted);
  }

  private static Operand<TFloat32> matches(
      Ops tf, Operand<TInt32> expected, Operand<TInt32> predicted) {
    return tf.dtypes.cast(tf.math.equal(expected, predicted), TFloat32.class);
  }

  private static Operand<TInt32> argMax(Ops tf, Operand<TFloat32> values) {
    return tf.math.argMax(values, tf.constant(-1), TInt32.class);
  }

  /**
   * Sum and count, {@code [2]}, each the mean over the axes after the batch's first taken for every
   * row, as Keras has it: rows then weigh alike where their lengths differ from batch to batch.
   */
  private static Operand<TFloat32> weightedSums(
      Ops tf, Operand<TFloat32> values, Operand<TFloat32> given) {
    Operand<TFloat32> weights = given;
    int axes = values.shape().numDimensions();
    for (int axis = given.shape().numDimensions(); axis < axes; axis++) {
      weights = tf.expandDims(weights, tf.constant(-1));
    }
    weights = tf.math.mul(tf.onesLike(values), weights);
    Operand<TInt32> rows = tf.gather(tf.shape(values), tf.constant(0), tf.constant(0));
    Operand<TInt32> byRow = tf.stack(List.<Operand<TInt32>>of(rows, tf.constant(-1)));
    List<Operand<TFloat32>> sums = new ArrayList<>();
    for (Operand<TFloat32> each : List.of(tf.math.mul(values, weights), weights)) {
      Operand<TFloat32> means = tf.math.mean(tf.reshape(each, byRow), tf.constant(1));
      sums.add(tf.sum(means, tf.constant(0)));
    }
    return tf.stack(sums);
  }

  @SuppressWarnings("unchecked") // labels are int32 or float32
  private static Operand<TFloat32> asFloats(Ops tf, Signal labels) {
    Operand<? extends TType> values = labels.values();
    return values.asOutput().type() == TFloat32.class
        ? (Operand<TFloat32>) values
        : tf.dtypes.cast((Operand<? extends TNumber>) values, TFloat32.class);
  }
}
