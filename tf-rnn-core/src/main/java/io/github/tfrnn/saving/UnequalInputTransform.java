package io.github.tfrnn.saving;

import java.util.function.Consumer;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * An {@link InputTransform} of inputs that may be of unequal length, the shorter ones filled up to
 * {@code [batch, longest, ...]}. An exported graph that has it answers to one more signature, which
 * takes {@value #LENGTHS} too, int32 {@code [batch]}; under its own name alone, all are as long as
 * the longest.
 */
public interface UnequalInputTransform extends InputTransform {

  /** The name of the input that tells lengths. */
  String LENGTHS = "lengths";

  /** Returns the name of the signature that takes lengths too: {@code "audio_lengths"}. */
  default String nameWithLengths() {
    return name() + "_" + LENGTHS;
  }

  /**
   * Adds the operations to a graph.
   *
   * @param given what {@link #input} says
   * @param lengths {@code [batch]}, how much of each counts
   * @param initializers takes operations that must run once, when the model is loaded
   * @return the model's input
   */
  Operand<? extends TType> apply(
      Ops tf, Operand<? extends TType> given, Operand<TInt32> lengths, Consumer<Op> initializers);

  @Override
  default Operand<? extends TType> apply(
      Ops tf, Operand<? extends TType> given, Consumer<Op> initializers) {
    return apply(tf, given, longest(tf, given), initializers);
  }

  /** Returns lengths for inputs that are all as long as the longest. */
  static Operand<TInt32> longest(Ops tf, Operand<? extends TType> given) {
    Operand<TInt32> shape = tf.shape(given);
    return tf.fill(
        tf.slice(shape, tf.array(0), tf.array(1)),
        tf.gather(shape, tf.constant(1), tf.constant(0)));
  }
}
