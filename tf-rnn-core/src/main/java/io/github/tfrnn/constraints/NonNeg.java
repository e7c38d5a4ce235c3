package io.github.tfrnn.constraints;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Sets negative entries to zero; Keras's {@code NonNeg}. */
public record NonNeg() implements Constraint {
  @Override
  public Operand<TFloat32> project(Ops tf, Operand<TFloat32> weight) {
    return tf.nn.relu(weight);
  }
}
