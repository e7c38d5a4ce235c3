package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Cross-entropy of labels that are 0 or 1, natural logarithm; Keras's {@code
 * metrics.BinaryCrossentropy}.
 *
 * <p>Predictions {@code [batch, ..., n]}; labels of that shape, or without the last axis where n is
 * 1. Behind sigmoid it works on the logits, as Keras does within {@code fit}. Immutable.
 *
 * @param fromLogits whether predictions are logits
 * @param labelSmoothing share of each label moved to one half, in [0, 1]
 */
public record BinaryCrossentropy(boolean fromLogits, float labelSmoothing) implements Metric {

  public BinaryCrossentropy {
    checkArgument(
        labelSmoothing >= 0 && labelSmoothing <= 1,
        "BinaryCrossentropy: labelSmoothing must be in [0, 1], got %s",
        labelSmoothing);
  }

  /** Returns Keras's default: from probabilities, without smoothing. */
  public static BinaryCrossentropy create() {
    return new BinaryCrossentropy(false, 0);
  }

  @Override
  public String name() {
    return "binary_crossentropy";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    Operand<TFloat32> target =
        tf.math.add(
            tf.math.mul(
                Labels.like(tf, name(), labels, predictions), tf.constant(1 - labelSmoothing)),
            tf.constant(0.5f * labelSmoothing));
    return RowMeans.sums(
        tf, name(), EntropyValues.binary(tf, target, predictions, fromLogits), weights);
  }

  @Override
  public double result(double[] sums) {
    return RowMeans.result(sums);
  }
}
