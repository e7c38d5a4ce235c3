package io.github.tfrnn.activations;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A function from a tensor to one of the same shape; Keras's {@code keras.activations}.
 *
 * <p>Write your own as a lambda over operations that TensorFlow can differentiate. Implementations
 * are immutable.
 */
@FunctionalInterface
public interface Activation {

  /** The identity. */
  Activation LINEAR = StandardActivation.LINEAR;

  /** max(x, 0). */
  Activation RELU = StandardActivation.RELU;

  /** min(max(x, 0), 6). */
  Activation RELU6 = StandardActivation.RELU6;

  /** x where positive, 0.2·x elsewhere. */
  Activation LEAKY_RELU = StandardActivation.LEAKY_RELU;

  /** x where positive, exp(x) − 1 elsewhere. */
  Activation ELU = StandardActivation.ELU;

  /** The scaled exponential linear unit (Klambauer et al. 2017). */
  Activation SELU = StandardActivation.SELU;

  /** x·Φ(x), with the exact normal distribution function (Hendrycks and Gimpel 2016). */
  Activation GELU = StandardActivation.GELU;

  /** x·σ(x), also called swish. */
  Activation SILU = StandardActivation.SILU;

  /** x·relu6(x + 3) / 6, also called hard swish. */
  Activation HARD_SILU = StandardActivation.HARD_SILU;

  /** x·tanh(softplus(x)) (Misra 2019). */
  Activation MISH = StandardActivation.MISH;

  /** The hyperbolic tangent. */
  Activation TANH = StandardActivation.TANH;

  /** 1 / (1 + exp(−x)). */
  Activation SIGMOID = StandardActivation.SIGMOID;

  /** relu6(x + 3) / 6. */
  Activation HARD_SIGMOID = StandardActivation.HARD_SIGMOID;

  /** exp(x) over its sum along the last axis. */
  Activation SOFTMAX = StandardActivation.SOFTMAX;

  /** The natural logarithm of softmax. */
  Activation LOG_SOFTMAX = StandardActivation.LOG_SOFTMAX;

  /** log(1 + exp(x)). */
  Activation SOFTPLUS = StandardActivation.SOFTPLUS;

  /** x / (1 + |x|). */
  Activation SOFTSIGN = StandardActivation.SOFTSIGN;

  /** exp(x). */
  Activation EXPONENTIAL = StandardActivation.EXPONENTIAL;

  /**
   * Adds the operations.
   *
   * @param x of any rank; softmax and its like need at least two axes
   * @return of the shape of x
   */
  Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x);

  /**
   * Returns the activation that Keras calls by this name.
   *
   * @param name such as {@code "relu"} or {@code "log_softmax"}
   * @throws IllegalArgumentException if there is none
   */
  static Activation of(String name) {
    return StandardActivation.named(name);
  }
}
