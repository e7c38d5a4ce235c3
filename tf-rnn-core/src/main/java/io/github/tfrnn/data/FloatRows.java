package io.github.tfrnn.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.Objects;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;

/** Rows of float32: features, sequences of features, one-hot labels, or what a model predicts. */
public final class FloatRows implements Rows {

  private final float[] values;
  private final Shape shape;
  private final int rowSize;

  private FloatRows(float[] values, Shape shape) {
    this.values = values;
    this.shape = shape;
    boolean scalar = shape.numDimensions() == 0; // one row: a weight may be a single number
    this.rowSize = scalar ? 1 : Math.toIntExact(shape.size() / Math.max(1, shape.get(0)));
  }

  /**
   * Returns rows that take over the array: whoever calls this must not change it afterwards.
   *
   * @param values the last axis running fastest
   * @param shape rows first
   * @throws IllegalArgumentException if the shape does not hold as many values
   */
  public static FloatRows ofFlat(float[] values, Shape shape) {
    checkArgument(shape.size() == values.length, "%s values do not fill %s", values.length, shape);
    return new FloatRows(values, shape);
  }

  static FloatRows copyOf(float[] values) {
    Ragged.requireRows(values.length);
    return new FloatRows(values.clone(), Shape.of(values.length));
  }

  static FloatRows copyOf(float[][] values) {
    int size =
        Ragged.requireEqual(values.length, row -> values[row] == null ? -1 : values[row].length);
    float[] flat = new float[Flat.size("the rows", Shape.of(values.length, size))];
    for (int row = 0; row < values.length; row++) {
      System.arraycopy(values[row], 0, flat, row * size, size);
    }
    return new FloatRows(flat, Shape.of(values.length, size));
  }

  static FloatRows copyOf(float[][][] values) {
    int timesteps =
        Ragged.requireEqual(values.length, row -> values[row] == null ? -1 : values[row].length);
    int features = Ragged.requireEqualFeatures(values);
    float[] flat =
        new float[Math.multiplyExact(Math.multiplyExact(values.length, timesteps), features)];
    int at = 0;
    for (float[][] row : values) {
      for (float[] step : row) {
        System.arraycopy(step, 0, flat, at, features);
        at += features;
      }
    }
    return new FloatRows(flat, Shape.of(values.length, timesteps, features));
  }

  @Override
  public Shape shape() {
    return shape;
  }

  /** Returns one entry of the flattened rows. */
  public float flat(int index) {
    return values[index];
  }

  /**
   * Returns the rows as {@code [rows, features]}.
   *
   * @throws IllegalStateException if they have another number of axes
   */
  public float[][] toMatrix() {
    requireAxes(2);
    float[][] rows = new float[count()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(values, row * rowSize, (row + 1) * rowSize);
    }
    return rows;
  }

  /**
   * Returns the rows as {@code [rows, timesteps, features]}.
   *
   * @throws IllegalStateException if they have another number of axes
   */
  public float[][][] toSequences() {
    requireAxes(3);
    int timesteps = Math.toIntExact(shape.get(1));
    int features = Math.toIntExact(shape.get(2));
    float[][][] rows = new float[count()][timesteps][];
    for (int row = 0; row < rows.length; row++) {
      for (int step = 0; step < timesteps; step++) {
        int begin = (row * timesteps + step) * features;
        rows[row][step] = Arrays.copyOfRange(values, begin, begin + features);
      }
    }
    return rows;
  }

  /** Returns all values, the last axis running fastest. */
  public float[] toFlat() {
    return values.clone();
  }

  @Override
  public TFloat32 batch(int[] order, int from, int to) {
    checkArgument(from <= to, "from %s must not be after to %s", from, to);
    return TFloat32.tensorOf(
        batchShape(to - from),
        tensor -> {
          FloatDataBuffer buffer = tensor.asRawTensor().data().asFloats();
          for (int i = from; i < to; i++) {
            buffer.offset((long) (i - from) * rowSize).write(values, order[i] * rowSize, rowSize);
          }
        });
  }

  @Override
  public FloatRows slice(int from, int to) {
    return new FloatRows(
        Arrays.copyOfRange(values, from * rowSize, to * rowSize), batchShape(to - from));
  }

  @Override
  public FloatRows select(int... order) {
    float[] selected = new float[Flat.size("the rows", batchShape(order.length))];
    for (int i = 0; i < order.length; i++) {
      int row = Objects.checkIndex(order[i], count());
      System.arraycopy(values, row * rowSize, selected, i * rowSize, rowSize);
    }
    return new FloatRows(selected, batchShape(order.length));
  }

  @Override
  public FloatRows reshape(Shape newShape) {
    return ofFlat(values, newShape);
  }

  /** Returns the array itself, which is not to be changed. */
  float[] values() {
    return values;
  }

  private Shape batchShape(int rows) {
    long[] axes = shape.asArray().clone();
    axes[0] = rows;
    return Shape.of(axes);
  }

  private void requireAxes(int axes) {
    if (shape.numDimensions() != axes) {
      throw new IllegalStateException(
          "these rows are %s: they have %d axes, not %d. A model that returns sequences predicts"
                  .formatted(shape, shape.numDimensions(), axes)
              + " [rows, timesteps, features], any other [rows, features].");
    }
  }
}
