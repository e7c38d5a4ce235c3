package io.github.tfrnn.activations;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Keras's activations; the lower-case name of each is Keras's. */
@SuppressWarnings("ImmutableEnumChecker") // every function here is a lambda without state
enum StandardActivation implements Activation {
  LINEAR((tf, x) -> x),
  RELU((tf, x) -> tf.nn.relu(x)),
  RELU6((tf, x) -> tf.nn.relu6(x)),
  LEAKY_RELU(
      (tf, x) ->
          tf.nn.leakyRelu(x, org.tensorflow.op.nn.LeakyRelu.alpha(Constants.LEAKY_RELU_SLOPE))),
  ELU((tf, x) -> tf.nn.elu(x)),
  SELU((tf, x) -> tf.nn.selu(x)),
  GELU(
      (tf, x) ->
          tf.math.mul(
              tf.math.mul(tf.constant(0.5f), x),
              tf.math.add(
                  tf.constant(1f),
                  tf.math.erf(tf.math.mul(x, tf.constant(Constants.ROOT_OF_HALF)))))),
  SILU((tf, x) -> tf.math.mul(x, tf.math.sigmoid(x))),
  HARD_SILU((tf, x) -> tf.math.mul(x, Constants.hardSigmoid(tf, x))),
  MISH((tf, x) -> tf.math.mul(x, tf.math.tanh(tf.math.softplus(x)))),
  TANH((tf, x) -> tf.math.tanh(x)),
  SIGMOID((tf, x) -> tf.math.sigmoid(x)),
  HARD_SIGMOID(Constants::hardSigmoid),
  SOFTMAX((tf, x) -> tf.nn.softmax(x)),
  LOG_SOFTMAX((tf, x) -> tf.nn.logSoftmax(x)),
  SOFTPLUS((tf, x) -> tf.math.softplus(x)),
  SOFTSIGN((tf, x) -> tf.math.div(x, tf.math.add(tf.constant(1f), tf.math.abs(x)))),
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

  static Activation named(String name) {
    return Arrays.stream(values())
        .filter(activation -> activation.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No activation is called \"%s\". There are: %s."
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(StandardActivation::toString)
                                .collect(Collectors.joining(", ")))));
  }

  /** An enum's constants cannot use the enum's own static fields. */
  private static final class Constants {
    static final float LEAKY_RELU_SLOPE = 0.2f;
    static final float ROOT_OF_HALF = (float) Math.sqrt(0.5);

    static Operand<TFloat32> hardSigmoid(Ops tf, Operand<TFloat32> x) {
      return tf.math.div(tf.nn.relu6(tf.math.add(x, tf.constant(3f))), tf.constant(6f));
    }
  }
}
