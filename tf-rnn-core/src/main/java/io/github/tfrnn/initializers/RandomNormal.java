package io.github.tfrnn.initializers;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.random.RandomGenerator;
import org.tensorflow.ndarray.Shape;

/**
 * Values of a normal distribution; Keras's {@code RandomNormal}.
 *
 * @param mean of the values
 * @param stddev standard deviation, not negative
 */
public record RandomNormal(double mean, double stddev) implements Initializer {

  public RandomNormal {
    checkArgument(stddev >= 0, "RandomNormal: stddev must not be negative, got %s", stddev);
  }

  /** Returns Keras's default: mean 0, standard deviation 0.05. */
  public static RandomNormal standard() {
    return new RandomNormal(0, 0.05);
  }

  @Override
  public float[] values(Shape shape, RandomGenerator random) {
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + stddev * random.nextGaussian());
    }
    return values;
  }
}
