package io.github.tfrnn.activations;

import io.github.tfrnn.activations.ParametricActivation.Kind;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A function from a tensor to one of the same shape; Keras's {@code keras.activations}.
 *
 * <p>Constants and names stand for Keras's default parameters; methods take others. Write your own
 * as a lambda over operations that TensorFlow can differentiate. Implementations are immutable.
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

  /** As {@link #ELU}; with an alpha of its own, {@link #celu} has no kink (Barron 2017). */
  Activation CELU = StandardActivation.CELU;

  /** The scaled exponential linear unit (Klambauer et al. 2017). */
  Activation SELU = StandardActivation.SELU;

  /** x·Φ(x), with the exact normal distribution function (Hendrycks and Gimpel 2016). */
  Activation GELU = StandardActivation.GELU;

  /** a·σ(b), a and b the halves of the last axis, which it halves (Dauphin et al. 2017). */
  ResizingActivation GLU = new GatedLinearUnit();

  /** x·σ(x), also called swish. */
  Activation SILU = StandardActivation.SILU;

  /** x·relu6(x + 3) / 6, also called hard swish. */
  Activation HARD_SILU = StandardActivation.HARD_SILU;

  /** x·tanh(softplus(x)) (Misra 2019). */
  Activation MISH = StandardActivation.MISH;

  /** The hyperbolic tangent. */
  Activation TANH = StandardActivation.TANH;

  /** min(max(x, −1), 1). */
  Activation HARD_TANH = StandardActivation.HARD_TANH;

  /** x − tanh(x). */
  Activation TANH_SHRINK = StandardActivation.TANH_SHRINK;

  /** 1 / (1 + exp(−x)). */
  Activation SIGMOID = StandardActivation.SIGMOID;

  /** The natural logarithm of sigmoid. */
  Activation LOG_SIGMOID = StandardActivation.LOG_SIGMOID;

  /** relu6(x + 3) / 6. */
  Activation HARD_SIGMOID = StandardActivation.HARD_SIGMOID;

  /** min(max((x + 1) / 2, 0), 1). */
  Activation SPARSE_SIGMOID = StandardActivation.SPARSE_SIGMOID;

  /** exp(x) over its sum along the last axis. */
  Activation SOFTMAX = StandardActivation.SOFTMAX;

  /** The natural logarithm of softmax. */
  Activation LOG_SOFTMAX = StandardActivation.LOG_SOFTMAX;

  /**
   * max(x − τ, 0) along the last axis, τ such that most entries become 0 (Martins and Astudillo
   * 2016). Keras's numbers: where more than one entry would stay, its τ is greater than the
   * paper's, and the sum of the entries less than 1.
   */
  Activation SPARSEMAX = StandardActivation.SPARSEMAX;

  /** log(1 + exp(x)). */
  Activation SOFTPLUS = StandardActivation.SOFTPLUS;

  /** (x + √(x² + 4)) / 2 (Barron 2021). */
  Activation SQUAREPLUS = StandardActivation.SQUAREPLUS;

  /** 0 up to −1, (x + 1)² / 4 between −1 and 1, x from there on. */
  Activation SPARSE_PLUS = StandardActivation.SPARSE_PLUS;

  /** x / (1 + |x|). */
  Activation SOFTSIGN = StandardActivation.SOFTSIGN;

  /** How far x is beyond ±0.5, 0 between. */
  Activation SOFT_SHRINK = StandardActivation.SOFT_SHRINK;

  /** x beyond ±0.5, 0 between. */
  Activation HARD_SHRINK = StandardActivation.HARD_SHRINK;

  /** exp(x). */
  Activation EXPONENTIAL = StandardActivation.EXPONENTIAL;

  /** Returns x where positive, {@code negativeSlope}·x elsewhere. */
  static Activation leakyRelu(double negativeSlope) {
    return ParametricActivation.of(Kind.LEAKY_RELU, negativeSlope);
  }

  /** Returns x where positive, {@code alpha}·(exp(x) − 1) elsewhere. */
  static Activation elu(double alpha) {
    return ParametricActivation.of(Kind.ELU, alpha);
  }

  /** Returns x where positive, {@code alpha}·(exp(x / {@code alpha}) − 1) elsewhere. */
  static Activation celu(double alpha) {
    return ParametricActivation.of(Kind.CELU, alpha);
  }

  /** Returns {@link #GELU} with a tanh in the place of the normal distribution function. */
  static Activation geluApproximate() {
    return ParametricActivation.of(Kind.GELU_APPROXIMATE);
  }

  /** Returns (x + √(x² + {@code b})) / 2. */
  static Activation squareplus(double b) {
    return ParametricActivation.of(Kind.SQUAREPLUS, b);
  }

  /** Returns how far x is beyond ±{@code threshold}, 0 between. */
  static Activation softShrink(double threshold) {
    return ParametricActivation.of(Kind.SOFT_SHRINK, threshold);
  }

  /** Returns x beyond ±{@code threshold}, 0 between. */
  static Activation hardShrink(double threshold) {
    return ParametricActivation.of(Kind.HARD_SHRINK, threshold);
  }

  /** Returns x above {@code threshold}, {@code otherwise} up to it. */
  static Activation threshold(double threshold, double otherwise) {
    return ParametricActivation.of(Kind.THRESHOLD, threshold, otherwise);
  }

  /**
   * Adds the operations.
   *
   * @param x of any rank; softmax and its like need at least two axes
   * @return of the shape of x, but for a {@link ResizingActivation}
   */
  Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x);

  /**
   * Returns the activation that Keras calls by this name.
   *
   * @param name such as {@code "relu"} or {@code "log_softmax"}
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  static Activation of(String name) {
    return StandardActivation.named(name);
  }

  /**
   * Returns the name that {@link #of} takes for an activation; empty for those with parameters of
   * their own and for those of users.
   */
  static Optional<String> nameOf(Activation activation) {
    return StandardActivation.nameOf(activation);
  }
}
