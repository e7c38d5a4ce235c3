package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The share of outputs that are above a threshold where the label is 1 and not above it where the
 * label is 0; Keras's {@code BinaryAccuracy}. A row counts 1 with its share of right outputs.
 *
 * <p>Predictions {@code [batch, ..., n]}; labels of that shape, or without the last axis where n is
 * 1. Immutable.
 *
 * @param threshold above which an output means 1
 */
public record BinaryAccuracy(float threshold) implements Metric {

  /** Returns Keras's default: the threshold is one half. */
  public static BinaryAccuracy create() {
    return new BinaryAccuracy(0.5f);
  }

  /** Returns the same with another threshold; 0 for logits. */
  public BinaryAccuracy withThreshold(double value) {
    return new BinaryAccuracy((float) value);
  }

  @Override
  public String name() {
    return "binary_accuracy";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    Operand<TFloat32> right =
        Matches.binary(
            tf, Labels.like(tf, name(), labels, predictions), predictions.floats(), threshold);
    return RowMeans.sums(tf, name(), right, weights);
  }

  @Override
  public double result(double[] sums) {
    return RowMeans.result(sums);
  }
}
