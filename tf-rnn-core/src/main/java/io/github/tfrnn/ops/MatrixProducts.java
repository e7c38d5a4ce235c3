package io.github.tfrnn.ops;

import io.github.tfrnn.graph.DTypePolicy;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** The matrix products of layers, in the precision that a model asks for. */
public enum MatrixProducts {
  /** In float32. */
  FLOAT32,

  /** In bfloat16, added up and rounded as the processor does it. */
  BFLOAT16,

  /**
   * Of matrices rounded to bfloat16, in float32. Without bfloat16 in the processor TensorFlow
   * rounds after each addition, and sums over many rows go wrong.
   */
  ROUNDED;

  /** Returns the products for a policy, on this machine. */
  public static MatrixProducts of(DTypePolicy policy) {
    if (policy == DTypePolicy.FLOAT32) {
      return FLOAT32;
    }
    return Processor.multipliesBfloat16() ? BFLOAT16 : ROUNDED;
  }

  /** Returns a matrix as it goes into products, be it one or many. */
  public Operand<?> factor(Ops tf, Operand<TFloat32> matrix) {
    return switch (this) {
      case FLOAT32 -> matrix;
      case BFLOAT16 -> tf.dtypes.cast(matrix, TBfloat16.class);
      case ROUNDED -> tf.dtypes.cast(tf.dtypes.cast(matrix, TBfloat16.class), TFloat32.class);
    };
  }

  /** Returns the product of two {@linkplain #factor factors}. */
  public Operand<TFloat32> multiply(Ops tf, Operand<?> a, Operand<?> b, MatMul.Options... options) {
    return this == BFLOAT16
        ? tf.dtypes.cast(tf.linalg.matMul(bfloat16(a), bfloat16(b), options), TFloat32.class)
        : tf.linalg.matMul(StepOps.floats(a), StepOps.floats(b), options);
  }

  /**
   * Returns x·kernel over the last axis, as one product of two matrices.
   *
   * @param x {@code [batch, ..., features]}
   * @param shape what is known of it
   * @param kernel {@code [features, units]}
   * @return {@code [batch, ..., units]}
   */
  public Operand<TFloat32> alongLast(
      Ops tf, Operand<TFloat32> x, Shape shape, Operand<TFloat32> kernel, long units) {
    int rank = shape.numDimensions();
    if (rank == 2) {
      return multiply(tf, factor(tf, x), factor(tf, kernel));
    }
    Operand<TFloat32> rows = tf.reshape(x, tf.constant(new long[] {-1, shape.get(rank - 1)}));
    Operand<TInt64> before =
        tf.slice(tf.shape(x, TInt64.class), tf.array(0L), tf.array((long) rank - 1));
    return tf.reshape(
        multiply(tf, factor(tf, rows), factor(tf, kernel)),
        tf.concat(List.of(before, tf.array(units)), tf.constant(0)));
  }

  @SuppressWarnings("unchecked") // factor() made it so
  private static Operand<TBfloat16> bfloat16(Operand<?> factor) {
    return (Operand<TBfloat16>) factor;
  }
}
