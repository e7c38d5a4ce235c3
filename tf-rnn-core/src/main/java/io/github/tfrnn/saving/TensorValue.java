package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Shapes;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.tensorflow.ndarray.Shape;

/**
 * The value of an input or an output of any type, in Java's memory. Immutable; the arrays are
 * copied.
 *
 * <p>For models of token ids or numbers {@link Rows} are shorter to write; this is for what they do
 * not hold: strings, int64, float64, bool.
 */
public final class TensorValue {

  private final ElementType type;
  private final Shape shape;
  private final Object flat; // an array of the type, the last axis running fastest

  private TensorValue(ElementType type, Shape shape, Object flat) {
    int length = Array.getLength(flat);
    checkArgument(
        !shape.hasUnknownDimension() && shape.size() == length,
        "%s %s values do not fill %s.",
        length,
        type,
        Shapes.toString(shape));
    this.type = type;
    this.shape = shape;
    this.flat = flat;
  }

  /** Takes over the array. */
  static TensorValue takingOver(ElementType type, Shape shape, Object flat) {
    return new TensorValue(type, shape, flat);
  }

  /**
   * Returns float32 values.
   *
   * @param flat the last axis running fastest
   * @throws IllegalArgumentException if they do not fill the shape
   */
  public static TensorValue ofFloats(float[] flat, long... shape) {
    return new TensorValue(ElementType.FLOAT32, Shape.of(shape), flat.clone());
  }

  /** As {@link #ofFloats}, float64. */
  public static TensorValue ofDoubles(double[] flat, long... shape) {
    return new TensorValue(ElementType.FLOAT64, Shape.of(shape), flat.clone());
  }

  /** As {@link #ofFloats}, int32. */
  public static TensorValue ofInts(int[] flat, long... shape) {
    return new TensorValue(ElementType.INT32, Shape.of(shape), flat.clone());
  }

  /** As {@link #ofFloats}, int64. */
  public static TensorValue ofLongs(long[] flat, long... shape) {
    return new TensorValue(ElementType.INT64, Shape.of(shape), flat.clone());
  }

  /** As {@link #ofFloats}, bool. */
  public static TensorValue ofBooleans(boolean[] flat, long... shape) {
    return new TensorValue(ElementType.BOOL, Shape.of(shape), flat.clone());
  }

  /**
   * Returns strings {@code [texts.size()]}, in UTF-8. A lone surrogate, which UTF-8 does not have,
   * becomes a question mark.
   */
  public static TensorValue ofStrings(List<String> texts) {
    return ofStrings(texts, texts.size());
  }

  /** As {@link #ofStrings(List)}, in any shape, the last axis running fastest. */
  public static TensorValue ofStrings(List<String> flat, long... shape) {
    byte[][] bytes =
        flat.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    return new TensorValue(ElementType.STRING, Shape.of(shape), bytes);
  }

  /** Returns strings of any bytes. */
  public static TensorValue ofBytes(List<byte[]> flat, long... shape) {
    byte[][] bytes = flat.stream().map(byte[]::clone).toArray(byte[][]::new);
    return new TensorValue(ElementType.STRING, Shape.of(shape), bytes);
  }

  /** Returns rows of ids (int32) or numbers (float32). */
  public static TensorValue of(Rows rows) {
    if (rows instanceof FloatRows numbers) {
      return new TensorValue(ElementType.FLOAT32, rows.shape(), numbers.toFlat());
    }
    IntRows ids = (IntRows) rows;
    int[] flat = IntStream.range(0, Math.toIntExact(rows.shape().size())).map(ids::flat).toArray();
    return new TensorValue(ElementType.INT32, rows.shape(), flat);
  }

  /** Returns what the elements are. */
  public ElementType type() {
    return type;
  }

  /** Returns the shape, all sizes known. */
  public Shape shape() {
    return shape;
  }

  /**
   * Returns the number of rows, the size of the first axis.
   *
   * @throws IllegalStateException if this is a single number
   */
  public int rows() {
    if (shape.isScalar()) {
      throw new IllegalStateException("a single " + type + " has no rows.");
    }
    return Math.toIntExact(shape.get(0));
  }

  /**
   * Returns all values, the last axis running fastest.
   *
   * @throws IllegalStateException if they are of another type
   */
  public float[] floats() {
    return ((float[]) required(ElementType.FLOAT32)).clone();
  }

  /** As {@link #floats}, of float64. */
  public double[] doubles() {
    return ((double[]) required(ElementType.FLOAT64)).clone();
  }

  /** As {@link #floats}, of int32. */
  public int[] ints() {
    return ((int[]) required(ElementType.INT32)).clone();
  }

  /** As {@link #floats}, of int64. */
  public long[] longs() {
    return ((long[]) required(ElementType.INT64)).clone();
  }

  /** As {@link #floats}, of bool. */
  public boolean[] booleans() {
    return ((boolean[]) required(ElementType.BOOL)).clone();
  }

  /** As {@link #floats}, of strings in UTF-8; what is no UTF-8 becomes U+FFFD. */
  public List<String> strings() {
    return Arrays.stream((byte[][]) required(ElementType.STRING))
        .map(each -> new String(each, StandardCharsets.UTF_8))
        .toList();
  }

  /** As {@link #floats}, of strings of any bytes. */
  public List<byte[]> bytes() {
    return Arrays.stream((byte[][]) required(ElementType.STRING)).map(byte[]::clone).toList();
  }

  private Object required(ElementType wanted) {
    if (type != wanted) {
      throw new IllegalStateException(
          "these values are %s, not %s.".formatted(this, wanted.toString()));
    }
    return flat;
  }

  /** Returns the array itself, which is not to be changed. */
  Object flat() {
    return flat;
  }

  /**
   * Returns the rows from {@code from}, inclusive, to {@code to}, exclusive.
   *
   * @throws IndexOutOfBoundsException if there are no such rows
   */
  public TensorValue slice(int from, int to) {
    Objects.checkFromToIndex(from, to, rows());
    int rowSize = rowSize();
    Object part = Array.newInstance(flat.getClass().getComponentType(), (to - from) * rowSize);
    System.arraycopy(flat, from * rowSize, part, 0, (to - from) * rowSize);
    return new TensorValue(type, withRows(to - from), part);
  }

  /**
   * Returns the rows of several values, one after the other.
   *
   * @param parts of one type, and of one shape but for the number of rows; at least one
   * @throws IllegalArgumentException if types or shapes differ
   */
  public static TensorValue concat(List<TensorValue> parts) {
    checkArgument(!parts.isEmpty(), "concat: there are no values.");
    TensorValue first = parts.get(0);
    int rows = 0;
    for (TensorValue part : parts) {
      checkArgument(
          part.type == first.type && part.withRows(0).equals(first.withRows(0)),
          "concat: %s does not follow %s: type and all axes but the first must be the same.",
          part,
          first);
      rows = Math.addExact(rows, part.rows());
    }
    int rowSize = first.rowSize();
    Object all =
        Array.newInstance(
            first.flat.getClass().getComponentType(), Math.multiplyExact(rows, rowSize));
    int at = 0;
    for (TensorValue part : parts) {
      System.arraycopy(part.flat, 0, all, at, part.rows() * rowSize);
      at += part.rows() * rowSize;
    }
    return new TensorValue(first.type, first.withRows(rows), all);
  }

  private int rowSize() {
    return Math.toIntExact(withRows(1).size());
  }

  private Shape withRows(int rows) {
    rows(); // a single number has none
    long[] axes = shape.asArray().clone();
    axes[0] = rows;
    return Shape.of(axes);
  }

  /** Returns type and shape: {@code "int32 [2, 5]"}. */
  @Override
  public String toString() {
    return type + " " + Shapes.toString(shape);
  }
}
