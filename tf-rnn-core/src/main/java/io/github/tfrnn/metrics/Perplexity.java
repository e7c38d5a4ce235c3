package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import java.util.OptionalInt;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How many tokens a language model wavers between: e to the power of the mean cross-entropy over
 * all tokens that count, each by its weight, however they are spread over rows and batches. 1 is
 * best; 0 where nothing counted. Keras itself has none; its hub's {@code Perplexity} is this.
 *
 * <p>Labels are class numbers {@code [batch, ...]}, predictions {@code [batch, ..., classes]}.
 * Immutable.
 *
 * @param fromLogits whether predictions are logits; behind softmax it works on them in any case
 * @param ignoreClass class number that does not count, such as that of padding
 */
public record Perplexity(boolean fromLogits, OptionalInt ignoreClass) implements Metric {

  /** Returns the perplexity of probabilities, over all classes. */
  public static Perplexity create() {
    return new Perplexity(false, OptionalInt.empty());
  }

  /** Returns the same, predictions being logits or not. */
  public Perplexity withFromLogits(boolean logits) {
    return new Perplexity(logits, ignoreClass);
  }

  /** Returns the same, in which a class number does not count. */
  public Perplexity withIgnoreClass(int number) {
    return new Perplexity(fromLogits, OptionalInt.of(number));
  }

  @Override
  public String name() {
    return "perplexity";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    return TokenCrossentropy.of(tf, name(), labels, predictions, weights, fromLogits, ignoreClass)
        .sums(tf);
  }

  @Override
  public double result(double[] sums) {
    return sums[1] == 0 ? 0 : Math.exp(sums[0] / sums[1]);
  }
}
