package io.github.tfrnn.initializers;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.random.RandomGenerator;
import org.tensorflow.ndarray.Shape;

/**
 * Values drawn evenly from an interval; Keras's {@code RandomUniform}.
 *
 * @param minval least value, inclusive
 * @param maxval greatest value, exclusive
 */
public record RandomUniform(double minval, double maxval) implements Initializer {

  public RandomUniform {
    checkArgument(
        minval < maxval,
        "RandomUniform: minval must be less than maxval, got %s and %s",
        minval,
        maxval);
  }

  /** Returns Keras's default, from −0.05 to 0.05. */
  public static RandomUniform standard() {
    return new RandomUniform(-0.05, 0.05);
  }

  @Override
  public float[] values(Shape shape, RandomGenerator random) {
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (minval + (maxval - minval) * random.nextDouble());
    }
    return values;
  }
}
