package io.github.tfrnn.ops;

import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/**
 * Fourier transforms of real numbers, and the gradient that TensorFlow has not: {@code power =
 * real² + imaginary²} of frequencies from 0 to half the sample rate.
 *
 * <p>Built operation by operation: TensorFlow Java has no type of complex numbers.
 *
 * @param <T> the precision
 * @param length samples of a frame
 * @param real {@code [..., length / 2 + 1]}
 * @param imaginary {@code [..., length / 2 + 1]}
 */
public record RealFourier<T extends TFloating>(int length, Operand<T> real, Operand<T> imaginary) {

  /**
   * Transforms frames.
   *
   * @param frames {@code [..., length]}, of 32 or 64 bits
   * @param length samples of a frame, at least 1
   */
  public static <T extends TFloating> RealFourier<T> of(Ops tf, Operand<T> frames, int length) {
    DataType numbers = frames.asOutput().dataType();
    DataType complex = complex(numbers);
    Operation transform =
        tf.scope()
            .opBuilder("RFFT", "Rfft")
            .addInput(frames.asOutput())
            .addInput(tf.array(length).asOutput())
            .setAttr("Treal", numbers)
            .setAttr("Tcomplex", complex)
            .build();
    return new RealFourier<>(
        length,
        part(tf, "Real", transform.output(0), numbers, complex),
        part(tf, "Imag", transform.output(0), numbers, complex));
  }

  private static <T extends TFloating> Operand<T> part(
      Ops tf, String kind, Output<?> of, DataType numbers, DataType complex) {
    return tf.scope()
        .opBuilder(kind, kind)
        .addInput(of)
        .setAttr("T", complex)
        .setAttr("Tout", numbers)
        .build()
        .output(0);
  }

  private static DataType complex(DataType numbers) {
    return numbers == DataType.DT_DOUBLE ? DataType.DT_COMPLEX128 : DataType.DT_COMPLEX64;
  }

  /** Returns the squared magnitudes, {@code [..., length / 2 + 1]}. */
  public Operand<T> power(Ops tf) {
    return tf.math.add(tf.math.square(real), tf.math.square(imaginary));
  }

  /**
   * Returns the gradient of the frames, {@code [..., length]}: for a sample {@code j} the sum over
   * frequencies {@code k} of the gradient of the power times {@code 2·(real·cos(2π·j·k / length) -
   * imaginary·sin(2π·j·k / length))}.
   *
   * @param gradient of {@link #power}
   */
  public Operand<T> gradientOfPower(Ops tf, Operand<T> gradient) {
    DataType numbers = real.asOutput().dataType();
    DataType complex = complex(numbers);
    // An inverse transform takes each frequency twice, but for the first and the last one of an
    // even length, and divides by the length; the other 2 is the square's.
    double[] factors = new double[length / 2 + 1];
    for (int k = 0; k < factors.length; k++) {
      factors[k] = k == 0 || 2 * k == length ? 2.0 * length : length;
    }
    Operand<T> weighted = tf.math.mul(gradient, constant(tf, factors, numbers));
    Operation spectrum =
        tf.scope()
            .opBuilder("Complex", "Complex")
            .addInput(tf.math.mul(weighted, real).asOutput())
            .addInput(tf.math.mul(weighted, imaginary).asOutput())
            .setAttr("T", numbers)
            .setAttr("Tout", complex)
            .build();
    return tf.scope()
        .opBuilder("IRFFT", "Irfft")
        .addInput(spectrum.output(0))
        .addInput(tf.array(length).asOutput())
        .setAttr("Treal", numbers)
        .setAttr("Tcomplex", complex)
        .build()
        .<T>output(0);
  }

  @SuppressWarnings("unchecked") // of the type that was asked for
  private static <T extends TFloating> Operand<T> constant(
      Ops tf, double[] values, DataType numbers) {
    Operand<TFloat64> exact = tf.constant(values);
    return (Operand<T>)
        (numbers == DataType.DT_DOUBLE ? exact : tf.dtypes.cast(exact, TFloat32.class));
  }
}
