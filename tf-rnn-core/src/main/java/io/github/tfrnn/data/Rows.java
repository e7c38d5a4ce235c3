package io.github.tfrnn.data;

import java.util.function.Supplier;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.family.TType;

/**
 * Examples of equal shape, one a row: ids or labels (int32), or numbers (float32).
 *
 * <p>The arrays are copied; an instance is immutable and may be used by any thread.
 */
public sealed interface Rows permits IntRows, FloatRows {

  /** Returns one id or label a row, {@code [rows]}. */
  static IntRows of(int[] values) {
    return IntRows.copyOf(values);
  }

  /**
   * Returns ids, {@code [rows, timesteps]}.
   *
   * @throws IllegalArgumentException if rows are of unequal length, or there are none
   */
  static IntRows of(int[][] values) {
    return IntRows.copyOf(values);
  }

  /** Returns one number a row, {@code [rows]}. */
  static FloatRows of(float[] values) {
    return FloatRows.copyOf(values);
  }

  /**
   * Returns features, {@code [rows, features]}.
   *
   * @throws IllegalArgumentException if rows are of unequal length, or there are none
   */
  static FloatRows of(float[][] values) {
    return FloatRows.copyOf(values);
  }

  /**
   * Returns sequences of features, {@code [rows, timesteps, features]}.
   *
   * @throws IllegalArgumentException if rows are of unequal size, or there are none
   */
  static FloatRows of(float[][][] values) {
    return FloatRows.copyOf(values);
  }

  /**
   * Returns the rows that {@code maker} makes.
   *
   * @param what they are, such as {@code "validation x"}; the message of what is wrong with them
   *     then begins with it
   */
  static Rows named(String what, Supplier<Rows> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(what + ": " + e.getMessage(), e);
    }
  }

  /** Returns the number of rows; a single number is one. */
  default int count() {
    return shape().numDimensions() == 0 ? 1 : Math.toIntExact(shape().get(0));
  }

  /** Returns the shape, rows first. */
  Shape shape();

  /**
   * Returns some rows, in the given order, as a tensor.
   *
   * @param order row numbers
   * @param from first position in {@code order}
   * @param to position after the last
   * @return {@code [to - from, ...]}; the caller closes it
   */
  TType batch(int[] order, int from, int to);

  /** Returns the rows from {@code from}, inclusive, to {@code to}, exclusive. */
  Rows slice(int from, int to);

  /**
   * Returns some rows, in the given order; a row may be taken more than once.
   *
   * @param order row numbers
   * @throws IndexOutOfBoundsException if there is no such row
   */
  Rows select(int... order);

  /**
   * Returns the same values in another shape.
   *
   * @param shape rows first
   * @throws IllegalArgumentException if the shape does not hold as many values
   */
  Rows reshape(Shape shape);
}
