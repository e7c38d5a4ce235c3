package io.github.tfrnn.initializers;

import java.util.random.RandomGenerator;
import org.tensorflow.ndarray.Shape;

/** An initializer that the library has not: an example of one's own. */
// tag::own-initializer[]
public record Triangular(float limit) implements Initializer {

  @Override
  public float[] values(Shape shape, RandomGenerator random) {
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      float up = random.nextFloat();
      values[i] = limit * (up - random.nextFloat());
    }
    return values;
  }
}
// end::own-initializer[]
