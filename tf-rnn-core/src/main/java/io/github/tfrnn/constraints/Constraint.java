package io.github.tfrnn.constraints;

import io.github.tfrnn.graph.internal.Named;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /**
   * Returns the constraint that Keras calls by this name, with Keras's defaults.
   *
   * @param name {@code "max_norm"}, {@code "min_max_norm"}, {@code "non_neg"} or {@code
   *     "unit_norm"}
   * @throws IllegalArgumentException if there is none
   */
  static Constraint of(String name) {
    Map<String, Constraint> all = new LinkedHashMap<>();
    all.put("max_norm", MaxNorm.of(2));
    all.put("min_max_norm", MinMaxNorm.standard());
    all.put("non_neg", new NonNeg());
    all.put("unit_norm", UnitNorm.standard());
    return Named.of("constraint", name, all);
  }
}
