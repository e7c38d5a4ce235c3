package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Cross-entropy of one-hot labels, natural logarithm; Keras's {@code
 * metrics.CategoricalCrossentropy}.
 *
 * <p>Labels and predictions {@code [batch, ..., classes]}. Behind softmax it works on the logits,
 * as Keras does within {@code fit}. Immutable.
 *
 * @param fromLogits whether predictions are logits
 * @param labelSmoothing share of each label given to all classes evenly, in [0, 1]
 */
public record CategoricalCrossentropy(boolean fromLogits, float labelSmoothing) implements Metric {

  public CategoricalCrossentropy {
    checkArgument(
        labelSmoothing >= 0 && labelSmoothing <= 1,
        "CategoricalCrossentropy: labelSmoothing must be in [0, 1], got %s",
        labelSmoothing);
  }

  /** Returns Keras's default: from probabilities, without smoothing. */
  public static CategoricalCrossentropy create() {
    return new CategoricalCrossentropy(false, 0);
  }

  @Override
  public String name() {
    return "categorical_crossentropy";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    Operand<TFloat32> target =
        tf.math.add(
            tf.math.mul(
                Labels.like(tf, name(), labels, predictions), tf.constant(1 - labelSmoothing)),
            tf.constant(labelSmoothing / Shapes.last(predictions.shape())));
    return RowMeans.sums(
        tf, name(), EntropyValues.categorical(tf, target, predictions, fromLogits), weights);
  }

  @Override
  public double result(double[] sums) {
    return RowMeans.result(sums);
  }
}
