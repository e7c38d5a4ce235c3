package io.github.tfrnn.regularizers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Shapes;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * {@code factor} times the mean of |cos| over all pairs of a matrix's rows, or columns: 0 where
 * they are at right angles; Keras's {@code OrthogonalRegularizer}.
 *
 * @param factor not negative
 * @param mode whose angles are meant
 */
public record OrthogonalRegularizer(float factor, Mode mode) implements Regularizer {

  /** Which vectors of a matrix are compared. */
  public enum Mode {
    /** Rows with rows. */
    ROWS,
    /** Columns with columns. */
    COLUMNS
  }

  /** Keras's fuzz factor, inverted: no vector is lengthened more than that. */
  private static final float LARGEST_FACTOR = 1e7f;

  public OrthogonalRegularizer {
    checkArgument(
        factor >= 0 && Float.isFinite(factor),
        "OrthogonalRegularizer: factor must be finite and not negative, got %s",
        factor);
    requireNonNull(mode, "mode");
  }

  /** Returns Keras's default: rows, with a factor of 0.01. */
  public static OrthogonalRegularizer standard() {
    return rows(0.01);
  }

  /** Returns a penalty on rows that are not at right angles. */
  public static OrthogonalRegularizer rows(double factor) {
    return new OrthogonalRegularizer((float) factor, Mode.ROWS);
  }

  /** Returns a penalty on columns that are not at right angles. */
  public static OrthogonalRegularizer columns(double factor) {
    return new OrthogonalRegularizer((float) factor, Mode.COLUMNS);
  }

  /**
   * @throws IllegalArgumentException if {@code x} is not a matrix, its size known, of at least two
   *     rows or columns
   */
  @Override
  public Operand<TFloat32> penalty(Ops tf, Operand<TFloat32> x) {
    Shape shape = x.asOutput().shape();
    boolean rows = mode == Mode.ROWS;
    checkArgument(
        shape.numDimensions() == 2 && !shape.hasUnknownDimension() && shape.get(rows ? 0 : 1) >= 2,
        "OrthogonalRegularizer: only for matrices of at least two %s, got %s",
        rows ? "rows" : "columns",
        Shapes.toString(shape));
    int count = Math.toIntExact(shape.get(rows ? 0 : 1));
    Operand<TInt32> along = tf.constant(rows ? 1 : 0);
    Operand<TFloat32> squares = tf.sum(tf.math.square(x), along, Sum.keepDims(true));
    Operand<TFloat32> unit =
        tf.math.mul(x, tf.math.minimum(tf.math.rsqrt(squares), tf.constant(LARGEST_FACTOR)));
    Operand<TFloat32> cosines =
        tf.linalg.matMul(unit, unit, MatMul.transposeA(!rows), MatMul.transposeB(rows));
    Operand<TFloat32> others =
        tf.linalg.matrixSetDiag(
            tf.fill(tf.array(count, count), tf.constant(1f)),
            tf.fill(tf.array(count), tf.constant(0f)),
            tf.constant(0));
    Operand<TFloat32> total = tf.sum(tf.math.abs(tf.math.mul(cosines, others)), tf.array(0, 1));
    float perPair = (float) (factor * 0.5 / (count * (count - 1.0) / 2)); // each pair stands twice
    return tf.math.mul(tf.constant(perPair), total);
  }
}
