package io.github.tfrnn.saving;

import java.util.function.Consumer;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TType;

/**
 * Operations that make a model's only input of something else, such as token ids of texts. An
 * exported graph that has them answers to a signature more.
 */
public interface InputTransform {

  /** Returns the name of the signature, and of what it takes: {@code "text"}. */
  String name();

  /** Returns type and shape of what it takes, batch first. */
  TensorSpec input();

  /** Returns type and shape of what it makes, batch first. */
  TensorSpec output();

  /**
   * Adds the operations to a graph.
   *
   * @param given what {@link #input} says
   * @param initializers takes operations that must run once, when the model is loaded
   * @return the model's input
   */
  Operand<? extends TType> apply(Ops tf, Operand<? extends TType> given, Consumer<Op> initializers);
}
