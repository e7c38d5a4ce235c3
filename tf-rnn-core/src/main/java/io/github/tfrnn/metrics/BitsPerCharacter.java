package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import java.util.OptionalInt;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How many bits a language model of characters would need for each: the mean cross-entropy over all
 * tokens that count, each by its weight, to the base of 2; the binary logarithm of {@link
 * Perplexity}. 0 is best, and told where nothing counted.
 *
 * <p>Labels are class numbers {@code [batch, ...]}, predictions {@code [batch, ..., classes]}.
 * Immutable.
 *
 * @param fromLogits whether predictions are logits; behind softmax it works on them in any case
 * @param ignoreClass class number that does not count, such as that of padding
 */
public record BitsPerCharacter(boolean fromLogits, OptionalInt ignoreClass) implements Metric {

  /** Returns the bits of probabilities, over all classes. */
  public static BitsPerCharacter create() {
    return new BitsPerCharacter(false, OptionalInt.empty());
  }

  /** Returns the same, predictions being logits or not. */
  public BitsPerCharacter withFromLogits(boolean logits) {
    return new BitsPerCharacter(logits, ignoreClass);
  }

  /** Returns the same, in which a class number does not count. */
  public BitsPerCharacter withIgnoreClass(int number) {
    return new BitsPerCharacter(fromLogits, OptionalInt.of(number));
  }

  @Override
  public String name() {
    return "bits_per_character";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    return TokenCrossentropy.of(tf, name(), labels, predictions, weights, fromLogits, ignoreClass)
        .sums(tf);
  }

  @Override
  public double result(double[] sums) {
    return RowMeans.result(sums) / Math.log(2);
  }
}
