package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import java.util.OptionalInt;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Cross-entropy of class numbers, natural logarithm; Keras's {@code
 * metrics.SparseCategoricalCrossentropy}.
 *
 * <p>Labels {@code [batch, ...]}, predictions {@code [batch, ..., classes]}. Behind softmax it
 * works on the logits, as Keras does within {@code fit}. A class that is ignored counts nowhere;
 * Keras leaves it among what it divides by, unless there are weights. Immutable.
 *
 * @param fromLogits whether predictions are logits
 * @param ignoreClass class number that does not count
 */
public record SparseCategoricalCrossentropy(boolean fromLogits, OptionalInt ignoreClass)
    implements Metric {

  /** Returns Keras's default: from probabilities, every class counts. */
  public static SparseCategoricalCrossentropy create() {
    return new SparseCategoricalCrossentropy(false, OptionalInt.empty());
  }

  /** Returns the same, predictions being logits or not. */
  public SparseCategoricalCrossentropy withFromLogits(boolean logits) {
    return new SparseCategoricalCrossentropy(logits, ignoreClass);
  }

  /** Returns the same, in which a class number does not count. */
  public SparseCategoricalCrossentropy withIgnoreClass(int number) {
    return new SparseCategoricalCrossentropy(fromLogits, OptionalInt.of(number));
  }

  @Override
  public String name() {
    return "sparse_categorical_crossentropy";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    TokenCrossentropy tokens =
        TokenCrossentropy.of(tf, name(), labels, predictions, weights, fromLogits, ignoreClass);
    return RowMeans.sums(tf, name(), tokens.values(), tokens.weights());
  }

  @Override
  public double result(double[] sums) {
    return RowMeans.result(sums);
  }
}
