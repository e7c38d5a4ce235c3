package io.github.tfrnn.activations;

import io.github.tfrnn.graph.internal.Named;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Keras's activations; the lower-case name of each is Keras's. */
@SuppressWarnings("ImmutableEnumChecker") // every function here is a lambda without state
enum StandardActivation implements Activation {
  LINEAR((tf, x) -> x),
  RELU((tf, x) -> tf.nn.relu(x)),
  RELU6((tf, x) -> tf.nn.relu6(x)),
  LEAKY_RELU((tf, x) -> Formulas.leakyRelu(tf, x, 0.2f)),
  ELU((tf, x) -> tf.nn.elu(x)),
  CELU((tf, x) -> Formulas.celu(tf, x, 1)),
  SELU((tf, x) -> tf.nn.selu(x)),
  GELU(Formulas::gelu),
  SILU(Formulas::silu),
  HARD_SILU((tf, x) -> tf.math.mul(x, Formulas.hardSigmoid(tf, x))),
  MISH(Formulas::mish),
  TANH((tf, x) -> tf.math.tanh(x)),
  HARD_TANH(Formulas::hardTanh),
  TANH_SHRINK((tf, x) -> tf.math.sub(x, tf.math.tanh(x))),
  SIGMOID((tf, x) -> tf.math.sigmoid(x)),
  LOG_SIGMOID((tf, x) -> tf.math.neg(tf.math.softplus(tf.math.neg(x)))),
  HARD_SIGMOID(Formulas::hardSigmoid),
  SPARSE_SIGMOID(Formulas::sparseSigmoid),
  SOFTMAX((tf, x) -> tf.nn.softmax(x)),
  LOG_SOFTMAX(Formulas::logSoftmax),
  SPARSEMAX(Formulas::sparsemax),
  SOFTPLUS((tf, x) -> tf.math.softplus(x)),
  SQUAREPLUS((tf, x) -> Formulas.squareplus(tf, x, 4)),
  SPARSE_PLUS(Formulas::sparsePlus),
  SOFTSIGN(Formulas::softsign),
  SOFT_SHRINK((tf, x) -> Formulas.softShrink(tf, x, 0.5f)),
  HARD_SHRINK((tf, x) -> Formulas.hardShrink(tf, x, 0.5f)),
  EXPONENTIAL((tf, x) -> tf.math.exp(x));

  private final Activation function;

  StandardActivation(Activation function) {
    this.function = function;
  }

  @Override
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
    return function.apply(tf, x);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<String> nameOf(Activation activation) {
    boolean named = activation instanceof StandardActivation || activation.equals(GLU);
    return named ? Optional.of(activation.toString()) : Optional.empty();
  }

  static Activation named(String name) {
    return Named.of("activation", name, byName());
  }

  private static Map<String, Activation> byName() {
    Map<String, Activation> all = new LinkedHashMap<>();
    for (StandardActivation activation : values()) {
      all.put(activation.toString(), activation);
    }
    all.put(GLU.toString(), GLU);
    all.put("swish", SILU);
    all.put("hard_swish", HARD_SILU);
    return all;
  }
}
