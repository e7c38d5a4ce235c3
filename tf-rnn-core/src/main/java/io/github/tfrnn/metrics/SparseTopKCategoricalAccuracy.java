package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The share of class numbers that are among the k greatest outputs; Keras's {@code
 * SparseTopKCategoricalAccuracy}. Classes as great as the label's do not push it out.
 *
 * <p>Labels {@code [batch, ...]}, predictions {@code [batch, ..., classes]}. Immutable.
 *
 * @param k number of outputs looked at, at least 1
 */
public record SparseTopKCategoricalAccuracy(int k) implements Metric {

  public SparseTopKCategoricalAccuracy {
    checkArgument(k >= 1, "SparseTopKCategoricalAccuracy: k must be at least 1, got %s", k);
  }

  /** Returns Keras's default: the five greatest. */
  public static SparseTopKCategoricalAccuracy create() {
    return new SparseTopKCategoricalAccuracy(5);
  }

  @Override
  public String name() {
    return "sparse_top_k_categorical_accuracy";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    return RowMeans.sums(
        tf,
        name(),
        Matches.inTopK(tf, Labels.classes(tf, name(), labels, predictions), predictions, k),
        weights);
  }

  @Override
  public double result(double[] sums) {
    return RowMeans.result(sums);
  }
}
