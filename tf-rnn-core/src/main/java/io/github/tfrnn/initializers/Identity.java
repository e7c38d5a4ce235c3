package io.github.tfrnn.initializers;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.random.RandomGenerator;
import org.tensorflow.ndarray.Shape;

/**
 * A value on the diagonal, zeros elsewhere; Keras's {@code Identity}.
 *
 * @param gain the value
 */
public record Identity(float gain) implements Initializer {

  /** Returns the identity matrix. */
  public static Identity standard() {
    return new Identity(1);
  }

  /**
   * @throws IllegalArgumentException if the shape is not that of a matrix
   */
  @Override
  public float[] values(Shape shape, RandomGenerator random) {
    checkArgument(
        shape.numDimensions() == 2,
        "Identity: only for matrices, got %s axes",
        shape.numDimensions());
    int rows = Math.toIntExact(shape.get(0));
    int columns = Math.toIntExact(shape.get(1));
    float[] values = new float[rows * columns];
    for (int i = 0; i < Math.min(rows, columns); i++) {
      values[i * columns + i] = gain;
    }
    return values;
  }
}
