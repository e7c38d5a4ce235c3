package io.github.tfrnn.saving;

import java.util.function.Consumer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
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

  /** Returns the type of what it takes. */
  ElementType type();

  /** Returns the shape of what it takes, batch first. */
  Shape shape();

  /** Returns the shape of what it makes, batch first. */
  Shape outputShape();

  /**
   * Adds the operations to a graph.
   *
   * @param given of {@link #type} and {@link #shape}
   * @param initializers takes operations that must run once, when the model is loaded
   * @return the model's input
   */
  Operand<? extends TType> apply(
      Ops tf, Operand<? extends TType> given, Consumer<Op> initializers);
}
