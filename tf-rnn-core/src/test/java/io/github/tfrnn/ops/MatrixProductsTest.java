package io.github.tfrnn.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.EagerSession;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** Are products what rounding by hand says? */
class MatrixProductsTest {

  private static final int ROWS = 3;
  private static final int INNER = 7;
  private static final int COLUMNS = 4;

  /** TensorFlow's own sums are rounded after each addition where the processor has no bfloat16. */
  @ParameterizedTest
  @CsvSource({"FLOAT32, 1e-6", "ROUNDED, 1e-6", "BFLOAT16, 3e-2"})
  void multiplies(MatrixProducts products, double tolerance) {
    Random random = new Random(1);
    float[] a = numbers(random, ROWS * INNER);
    float[] b = numbers(random, INNER * COLUMNS);
    try (EagerSession session = EagerSession.create()) {
      Ops tf = Ops.create(session);
      Operand<TFloat32> left = matrix(tf, a, ROWS, INNER);
      Operand<TFloat32> right = matrix(tf, b, INNER, COLUMNS);
      Operand<?> turned = products.factor(tf, tf.linalg.transpose(right, tf.array(1, 0)));
      float[] product =
          values(products.multiply(tf, products.factor(tf, left), products.factor(tf, right)));
      float[] ofTurned =
          values(products.multiply(tf, products.factor(tf, left), turned, MatMul.transposeB(true)));
      for (int row = 0; row < ROWS; row++) {
        for (int column = 0; column < COLUMNS; column++) {
          double sum = 0;
          double size = 0;
          for (int i = 0; i < INNER; i++) {
            float x = a[row * INNER + i];
            float y = b[i * COLUMNS + column];
            boolean exact = products == MatrixProducts.FLOAT32;
            double term = exact ? (double) x * y : rounded(x) * rounded(y);
            sum += term;
            size += Math.abs(term);
          }
          int at = row * COLUMNS + column;
          assertThat(Math.abs(product[at] - sum)).isLessThan(tolerance * size);
          assertThat(Math.abs(ofTurned[at] - sum)).isLessThan(tolerance * size);
        }
      }
    }
  }

  /** To nearest, ties to even. */
  private static double rounded(float value) {
    int bits = Float.floatToRawIntBits(value);
    int up = 0x7fff + ((bits >>> 16) & 1);
    return Float.intBitsToFloat((bits + up) & 0xffff0000);
  }

  private static float[] numbers(Random random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private static Operand<TFloat32> matrix(Ops tf, float[] values, int rows, int columns) {
    return tf.constant(Shape.of(rows, columns), DataBuffers.of(values));
  }

  private static float[] values(Operand<TFloat32> operand) {
    TFloat32 tensor = operand.asTensor();
    float[] values = new float[(int) tensor.size()];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }
}
