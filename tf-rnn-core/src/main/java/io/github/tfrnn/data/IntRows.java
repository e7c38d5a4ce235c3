package io.github.tfrnn.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.Objects;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.IntDataBuffer;
import org.tensorflow.types.TInt32;

/** Rows of int32: token ids {@code [rows, timesteps]}, or labels {@code [rows]}. */
public final class IntRows implements Rows {

  private final int[] values;
  private final Shape shape;
  private final int rowSize;

  private IntRows(int[] values, Shape shape) {
    this.values = values;
    this.shape = shape;
    this.rowSize = Math.toIntExact(shape.size() / Math.max(1, shape.get(0)));
  }

  /**
   * Returns rows that take over the array: whoever calls this must not change it afterwards.
   *
   * @param values the last axis running fastest
   * @param shape rows first
   * @throws IllegalArgumentException if the shape does not hold as many values
   */
  public static IntRows ofFlat(int[] values, Shape shape) {
    checkArgument(shape.size() == values.length, "%s values do not fill %s", values.length, shape);
    return new IntRows(values, shape);
  }

  static IntRows copyOf(int[] values) {
    Ragged.requireRows(values.length);
    return new IntRows(values.clone(), Shape.of(values.length));
  }

  static IntRows copyOf(int[][] values) {
    int size =
        Ragged.requireEqual(values.length, row -> values[row] == null ? -1 : values[row].length);
    int[] flat = new int[Flat.size("the rows", Shape.of(values.length, size))];
    for (int row = 0; row < values.length; row++) {
      System.arraycopy(values[row], 0, flat, row * size, size);
    }
    return new IntRows(flat, Shape.of(values.length, size));
  }

  @Override
  public Shape shape() {
    return shape;
  }

  /** Returns one entry of the flattened rows. */
  public int flat(int index) {
    return values[index];
  }

  /** Returns all values, the last axis running fastest. */
  public int[] toFlat() {
    return values.clone();
  }

  /**
   * Checks that every value is in [0, limit).
   *
   * @param where what the values are, as it is to be named in a message
   * @param remedy what to do about a value outside
   * @throws IllegalArgumentException naming the first value outside, and its place
   */
  public void requireBelow(long limit, String where, String remedy) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0 || values[i] >= limit) {
        String place =
            shape.numDimensions() == 1
                ? "row " + i
                : "row %d, position %d".formatted(i / rowSize, i % rowSize);
        throw new IllegalArgumentException(
            "%s: %s is %d, allowed are 0 to %d. %s"
                .formatted(where, place, values[i], limit - 1, remedy));
      }
    }
  }

  @Override
  public TInt32 batch(int[] order, int from, int to) {
    checkArgument(from <= to, "from %s must not be after to %s", from, to);
    return TInt32.tensorOf(
        batchShape(to - from),
        tensor -> {
          IntDataBuffer buffer = tensor.asRawTensor().data().asInts();
          for (int i = from; i < to; i++) {
            buffer.offset((long) (i - from) * rowSize).write(values, order[i] * rowSize, rowSize);
          }
        });
  }

  @Override
  public IntRows slice(int from, int to) {
    return new IntRows(
        Arrays.copyOfRange(values, from * rowSize, to * rowSize), batchShape(to - from));
  }

  @Override
  public IntRows select(int... order) {
    int[] selected = new int[Flat.size("the rows", batchShape(order.length))];
    for (int i = 0; i < order.length; i++) {
      int row = Objects.checkIndex(order[i], count());
      System.arraycopy(values, row * rowSize, selected, i * rowSize, rowSize);
    }
    return new IntRows(selected, batchShape(order.length));
  }

  @Override
  public IntRows reshape(Shape newShape) {
    return ofFlat(values, newShape);
  }

  /** Returns the array itself, which is not to be changed. */
  int[] values() {
    return values;
  }

  private Shape batchShape(int rows) {
    long[] axes = shape.asArray().clone();
    axes[0] = rows;
    return Shape.of(axes);
  }
}
