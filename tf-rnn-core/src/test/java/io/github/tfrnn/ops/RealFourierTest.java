package io.github.tfrnn.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** Power and its gradient, of even and odd lengths, in both precisions. */
class RealFourierTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 12})
  void equalsTheSumsThatItIs(int length) {
    int bins = length / 2 + 1;
    Random random = new Random(length);
    double[][] frames = new double[2][length];
    double[][] weights = new double[2][bins];
    double[][] power = new double[2][bins];
    double[][] gradient = new double[2][length];
    for (int f = 0; f < 2; f++) {
      frames[f] = random.doubles(length, -1, 1).toArray();
      weights[f] = random.doubles(bins, -1, 1).toArray();
      for (int k = 0; k < bins; k++) {
        double re = 0;
        double im = 0;
        for (int j = 0; j < length; j++) {
          re += frames[f][j] * Math.cos(2 * Math.PI * j * k / length);
          im -= frames[f][j] * Math.sin(2 * Math.PI * j * k / length);
        }
        power[f][k] = re * re + im * im;
        for (int j = 0; j < length; j++) {
          double angle = 2 * Math.PI * j * k / length;
          gradient[f][j] += weights[f][k] * 2 * (re * Math.cos(angle) - im * Math.sin(angle));
        }
      }
    }
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<TFloat64> x = tf.constant(StdArrays.ndCopyOf(frames));
      Operand<TFloat64> w = tf.constant(StdArrays.ndCopyOf(weights));
      RealFourier<TFloat64> exact = RealFourier.of(tf, x, length);
      RealFourier<TFloat32> single = RealFourier.of(tf, tf.dtypes.cast(x, TFloat32.class), length);
      Operand<TFloat32> singleGradient =
          single.gradientOfPower(tf, tf.dtypes.cast(w, TFloat32.class));
      assertClose(session, exact.power(tf), power, 1e-12);
      assertClose(session, exact.gradientOfPower(tf, w), gradient, 1e-12);
      assertClose(session, tf.dtypes.cast(single.power(tf), TFloat64.class), power, 1e-4);
      assertClose(session, tf.dtypes.cast(singleGradient, TFloat64.class), gradient, 1e-4);
    }
  }

  private static void assertClose(
      Session session, Operand<TFloat64> actual, double[][] expected, double tolerance) {
    try (var result = session.runner().fetch(actual).run()) {
      double[][] values = StdArrays.array2dCopyOf((TFloat64) result.get(0));
      assertThat(values).hasDimensions(expected.length, expected[0].length);
      for (int f = 0; f < expected.length; f++) {
        assertThat(values[f]).containsExactly(expected[f], within(tolerance));
      }
    }
  }
}
