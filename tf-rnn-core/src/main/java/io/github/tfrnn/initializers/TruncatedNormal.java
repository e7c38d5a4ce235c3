package io.github.tfrnn.initializers;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.random.RandomGenerator;
import org.tensorflow.ndarray.Shape;

/**
 * Values of a normal distribution, drawn again where they are more than two standard deviations
 * off; Keras's {@code TruncatedNormal}.
 *
 * @param mean of the values
 * @param stddev standard deviation before truncation, not negative
 */
public record TruncatedNormal(double mean, double stddev) implements Initializer {

  public TruncatedNormal {
    checkArgument(stddev >= 0, "TruncatedNormal: stddev must not be negative, got %s", stddev);
  }

  /** Returns Keras's default: mean 0, standard deviation 0.05. */
  public static TruncatedNormal standard() {
    return new TruncatedNormal(0, 0.05);
  }

  @Override
  public float[] values(Shape shape, RandomGenerator random) {
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      double value;
      do {
        value = random.nextGaussian();
      } while (Math.abs(value) > 2);
      values[i] = (float) (mean + stddev * value);
    }
    return values;
  }
}
