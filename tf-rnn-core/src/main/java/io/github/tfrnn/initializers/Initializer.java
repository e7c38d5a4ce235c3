package io.github.tfrnn.initializers;

import java.util.random.RandomGenerator;
import org.tensorflow.ndarray.Shape;

/**
 * Makes the first values of a weight; Keras's {@code keras.initializers}.
 *
 * <p>Write your own as a lambda. Implementations are immutable.
 */
@FunctionalInterface
public interface Initializer {

  /**
   * Returns the values, the last axis running fastest.
   *
   * @param shape of the weight, every axis known
   * @param random where random values are to be taken from, and from nowhere else
   */
  float[] values(Shape shape, RandomGenerator random);

  /**
   * Returns the initializer that Keras calls by this name, with Keras's defaults.
   *
   * @param name such as {@code "glorot_uniform"} or {@code "zeros"}
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  static Initializer of(String name) {
    return NamedInitializers.of(name);
  }
}
