package io.github.tfrnn.ops;

import io.github.tfrnn.graph.DTypePolicy;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;

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

  @SuppressWarnings("unchecked") // factor() made it so
  private static Operand<TBfloat16> bfloat16(Operand<?> factor) {
    return (Operand<TBfloat16>) factor;
  }
}
