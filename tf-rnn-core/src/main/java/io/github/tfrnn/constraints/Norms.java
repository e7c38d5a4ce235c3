package io.github.tfrnn.constraints;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/** Euclidean norms along one axis. */
final class Norms {

  /** Keras's fuzz factor, which keeps norms of zero from being divided by. */
  static final float EPSILON = 1e-7f;

  /** Returns the norms; the axis is kept, with size 1. */
  static Operand<TFloat32> along(Ops tf, Operand<TFloat32> weight, int axis) {
    return tf.math.sqrt(tf.sum(tf.math.square(weight), tf.constant(axis), Sum.keepDims(true)));
  }

  private Norms() {}
}
