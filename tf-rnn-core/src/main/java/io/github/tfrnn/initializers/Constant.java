package io.github.tfrnn.initializers;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.tensorflow.ndarray.Shape;

/**
 * One value everywhere; Keras's {@code Constant}, {@code Zeros} and {@code Ones}.
 *
 * @param value of every entry
 */
public record Constant(float value) implements Initializer {

  /** Returns zeros, Keras's default for biases. */
  public static Constant zeros() {
    return new Constant(0);
  }

  /** Returns ones. */
  public static Constant ones() {
    return new Constant(1);
  }

  @Override
  public float[] values(Shape shape, RandomGenerator random) {
    float[] values = new float[Math.toIntExact(shape.size())];
    Arrays.fill(values, value);
    return values;
  }
}
