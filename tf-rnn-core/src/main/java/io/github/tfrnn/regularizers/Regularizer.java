package io.github.tfrnn.regularizers;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A penalty on the entries of a tensor; Keras's {@code keras.regularizers}.
 *
 * <p>Write your own as a lambda over operations that TensorFlow can differentiate. Implementations
 * are immutable.
 */
@FunctionalInterface
public interface Regularizer {
  /** Returns the penalty, a scalar. */
  Operand<TFloat32> penalty(Ops tf, Operand<TFloat32> x);
}
