package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The mean of a function over what counts; Keras's {@code MeanMetricWrapper}. Immutable.
 *
 * @param name under which the number is reported
 * @param function what the mean is taken of
 */
record MeanMetric(String name, MetricFunction function) implements Metric {

  /** A function of labels that have the predictions' shape. */
  @FunctionalInterface
  interface Comparison {
    Operand<TFloat32> values(Ops tf, Operand<TFloat32> labels, Operand<TFloat32> predictions);
  }

  /** Returns the mean of a comparison. */
  static MeanMetric comparing(String name, Comparison comparison) {
    return new MeanMetric(
        name,
        (tf, labels, predictions) ->
            comparison.values(
                tf, Labels.like(tf, name, labels, predictions), predictions.floats()));
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    return RowMeans.sums(tf, name, function.values(tf, labels, predictions), weights);
  }

  @Override
  public double result(double[] sums) {
    return RowMeans.result(sums);
  }

  @Override
  public String toString() {
    return name;
  }
}
