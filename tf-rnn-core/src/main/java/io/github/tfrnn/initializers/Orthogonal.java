package io.github.tfrnn.initializers;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.random.RandomGenerator;
import org.tensorflow.ndarray.Shape;

/**
 * A random matrix with orthonormal rows or columns, whichever are fewer; Keras's {@code Orthogonal}
 * (Saxe et al. 2014).
 *
 * <p>Axes before the last are taken as one. The Q of the QR decomposition of a normal matrix, R's
 * diagonal made positive, which is what orthogonalizing its columns one after the other gives.
 *
 * @param gain factor of every entry
 */
public record Orthogonal(float gain) implements Initializer {

  /** Returns Keras's default for recurrent kernels, gain 1. */
  public static Orthogonal standard() {
    return new Orthogonal(1);
  }

  /**
   * @throws IllegalArgumentException if the shape has fewer than two axes
   */
  @Override
  public float[] values(Shape shape, RandomGenerator random) {
    checkArgument(
        shape.numDimensions() >= 2,
        "Orthogonal: needs at least two axes, got %s",
        shape.numDimensions());
    int columns = Math.toIntExact(shape.get(shape.numDimensions() - 1));
    int rows = Math.toIntExact(shape.size() / columns);
    double[][] vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns), random);
    float[] values = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double value = rows < columns ? vectors[row][column] : vectors[column][row];
        values[row * columns + column] = (float) (gain * value);
      }
    }
    return values;
  }

  /** Modified Gram-Schmidt over {@code count} normal vectors. */
  private static double[][] orthonormal(int count, int length, RandomGenerator random) {
    double[][] vectors = new double[count][length];
    for (int i = 0; i < count; i++) {
      double[] vector = vectors[i];
      for (int k = 0; k < length; k++) {
        vector[k] = random.nextGaussian();
      }
      for (int j = 0; j < i; j++) {
        addScaled(vector, -dot(vectors[j], vector), vectors[j]);
      }
      double norm = Math.sqrt(dot(vector, vector));
      for (int k = 0; k < length; k++) {
        vector[k] /= norm;
      }
    }
    return vectors;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static void addScaled(double[] to, double factor, double[] from) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * from[k];
    }
  }
}
