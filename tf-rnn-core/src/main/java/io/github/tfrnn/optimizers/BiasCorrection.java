package io.github.tfrnn.optimizers;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What makes up for moving averages that begin as zeros. */
final class BiasCorrection {

  /** 1 − βᵗ, a scalar. */
  static Operand<TFloat32> of(Ops tf, double beta, Step step) {
    return tf.math.sub(tf.constant(1f), tf.math.pow(tf.constant((float) beta), step.number()));
  }

  /** Adam's learning rate: lr · √(1 − β₂ᵗ) / (1 − β₁ᵗ). */
  static Operand<TFloat32> rate(Ops tf, double beta1, double beta2, Step step) {
    return tf.math.div(
        tf.math.mul(step.learningRate(), tf.math.sqrt(of(tf, beta2, step))), of(tf, beta1, step));
  }

  private BiasCorrection() {}
}
