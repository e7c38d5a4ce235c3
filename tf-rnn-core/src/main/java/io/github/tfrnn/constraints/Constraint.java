package io.github.tfrnn.constraints;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Brings a weight back to where it is allowed to be; Keras's {@code keras.constraints}.
 *
 * <p>Write your own as a lambda. Implementations are immutable.
 */
@FunctionalInterface
public interface Constraint {
  /** Returns the allowed values nearest to {@code weight}, of its shape. */
  Operand<TFloat32> project(Ops tf, Operand<TFloat32> weight);
}
