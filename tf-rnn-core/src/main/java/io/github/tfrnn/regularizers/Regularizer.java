package io.github.tfrnn.regularizers;

import io.github.tfrnn.graph.internal.Named;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /**
   * Returns the regularizer that Keras calls by this name, with Keras's default factor of 0.01.
   *
   * @param name {@code "l1"}, {@code "l2"} or {@code "orthogonal_regularizer"}
   * @throws IllegalArgumentException if there is none
   */
  static Regularizer of(String name) {
    Map<String, Regularizer> all = new LinkedHashMap<>();
    all.put("l1", L1L2.l1(0.01f));
    all.put("l2", L1L2.l2(0.01f));
    all.put("orthogonal_regularizer", OrthogonalRegularizer.standard());
    return Named.of("regularizer", name, all);
  }
}
