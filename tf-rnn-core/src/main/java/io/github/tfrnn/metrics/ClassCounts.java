package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** True positives, false positives and false negatives of each class, for scores made of them. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ClassCounts(double[] truePositives, double[] falsePositives, double[] falseNegatives) {

  private static final double EPSILON = 1e-7; // Keras divides by a little more, never by 0

  /** Returns what a batch adds to the counts, {@code [3 * classes]}. */
  static Operand<TFloat32> sums(
      Ops tf,
      String metric,
      Signal labels,
      Signal predictions,
      Operand<TFloat32> weights,
      Optional<Double> threshold) {
    Operand<TFloat32> expected = Labels.like(tf, metric, labels, predictions);
    Operand<TFloat32> predicted =
        tf.dtypes.cast(taken(tf, predictions.floats(), threshold), TFloat32.class);
    Operand<TFloat32> spread = RowMeans.spread(tf, metric, weights, expected);
    Operand<TFloat32> one = tf.constant(1f);
    List<Operand<TFloat32>> counts = new ArrayList<>();
    for (Operand<TFloat32> each :
        List.of(
            tf.math.mul(predicted, expected),
            tf.math.mul(predicted, tf.math.sub(one, expected)),
            tf.math.mul(tf.math.sub(one, predicted), expected))) {
      Operand<TInt32> byClass = tf.array(-1, (int) Shapes.last(predictions.shape()));
      counts.add(tf.sum(tf.reshape(tf.math.mul(each, spread), byClass), tf.constant(0)));
    }
    return tf.concat(counts, tf.constant(0));
  }

  private static Operand<TBool> taken(
      Ops tf, Operand<TFloat32> predictions, Optional<Double> threshold) {
    if (threshold.isPresent()) {
      return tf.math.greater(predictions, tf.constant(threshold.get().floatValue()));
    }
    Operand<TFloat32> greatest = tf.max(predictions, tf.constant(-1), Max.keepDims(true));
    return tf.math.logicalAnd(
        tf.math.greaterEqual(predictions, greatest),
        tf.math.greater(tf.math.abs(predictions), tf.constant(1e-9f))); // zeros take nothing
  }

  /** Reads sums. */
  static ClassCounts of(double[] sums) {
    int classes = sums.length / 3;
    return new ClassCounts(
        Arrays.copyOfRange(sums, 0, classes),
        Arrays.copyOfRange(sums, classes, 2 * classes),
        Arrays.copyOfRange(sums, 2 * classes, 3 * classes));
  }

  /** All classes together, as one. */
  ClassCounts total() {
    return new ClassCounts(
        new double[] {DoubleStream.of(truePositives).sum()},
        new double[] {DoubleStream.of(falsePositives).sum()},
        new double[] {DoubleStream.of(falseNegatives).sum()});
  }

  /** The F-score of each class. */
  double[] scores(double beta) {
    double[] scores = new double[truePositives.length];
    double square = beta * beta;
    for (int i = 0; i < scores.length; i++) {
      double precision = truePositives[i] / (truePositives[i] + falsePositives[i] + EPSILON);
      double recall = truePositives[i] / (truePositives[i] + falseNegatives[i] + EPSILON);
      scores[i] = (1 + square) * precision * recall / (square * precision + recall + EPSILON);
    }
    return scores;
  }

  /** The mean of scores, each class by how much of it there is. */
  double weighted(double[] scores) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < scores.length; i++) {
      double there = truePositives[i] + falseNegatives[i];
      sum += scores[i] * there;
      all += there;
    }
    return sum / (all + EPSILON);
  }
}
