package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The share of one-hot labels whose class is among the k greatest outputs; Keras's {@code
 * TopKCategoricalAccuracy}. Classes as great as the label's do not push it out.
 *
 * <p>Labels and predictions {@code [batch, ..., classes]}. Immutable.
 *
 * @param k number of outputs looked at, at least 1
 */
public record TopKCategoricalAccuracy(int k) implements Metric {

  public TopKCategoricalAccuracy {
    checkArgument(k >= 1, "TopKCategoricalAccuracy: k must be at least 1, got %s", k);
  }

  /** Returns Keras's default: the five greatest. */
  public static TopKCategoricalAccuracy create() {
    return new TopKCategoricalAccuracy(5);
  }

  @Override
  public String name() {
    return "top_k_categorical_accuracy";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    Operand<TFloat32> oneHot = Labels.like(tf, name(), labels, predictions);
    return RowMeans.sums(
        tf, name(), Matches.inTopK(tf, Matches.argMax(tf, oneHot), predictions, k), weights);
  }

  @Override
  public double result(double[] sums) {
    return RowMeans.result(sums);
  }
}
