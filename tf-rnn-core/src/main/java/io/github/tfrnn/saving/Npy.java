package io.github.tfrnn.saving;

import io.github.tfrnn.data.FloatRows;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tensorflow.ndarray.Shape;

/**
 * Arrays in NumPy's own format, {@code .npy}: read are float32, float64, int32, int64 and bool in C
 * order, as {@code numpy.save} writes them; written is float32.
 */
public final class Npy {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final int CHUNK = 1 << 16;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([<|]\\w+)', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), \\}\\s*");

  /** How NumPy names a type, and how many bytes an element has. */
  private record Type(ElementType elements, int size) {}

  private static final Map<String, Type> TYPES =
      Map.of(
          "<f4", new Type(ElementType.FLOAT32, Float.BYTES),
          "<f8", new Type(ElementType.FLOAT64, Double.BYTES),
          "<i4", new Type(ElementType.INT32, Integer.BYTES),
          "<i8", new Type(ElementType.INT64, Long.BYTES),
          "|b1", new Type(ElementType.BOOL, 1));

  /**
   * Writes a file, in place of one that is there, whole or not at all.
   *
   * @throws UncheckedIOException if it cannot be written; what was there is unchanged then
   */
  public static void write(Path file, FloatRows rows) {
    AtomicFile.write(file, out -> write(rows, out));
  }

  /**
   * Reads a file.
   *
   * @throws UncheckedIOException if it cannot be read, or holds another type or order
   */
  public static TensorValue read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      TensorValue value = readValue(in);
      if (in.read() >= 0) {
        throw new IOException("there is more after the array");
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be read: %s.".formatted(file, AtomicFile.reason(e)), e);
    }
  }

  static void write(FloatRows rows, OutputStream out) throws IOException {
    String shape =
        Arrays.stream(rows.shape().asArray())
            .mapToObj(axis -> axis + ",")
            .collect(Collectors.joining(" "));
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }".formatted(shape);
    int before = MAGIC.length + Short.BYTES;
    int padding = ALIGNMENT - (before + header.length() + 1) % ALIGNMENT;
    byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    out.write(MAGIC);
    out.write(text.length & 0xff);
    out.write(text.length >> 8);
    out.write(text);
    writeValues(rows.toFlat(), out);
  }

  private static void writeValues(float[] values, OutputStream out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += CHUNK / Float.BYTES) {
      int count = Math.min(CHUNK / Float.BYTES, values.length - from);
      bytes.clear().asFloatBuffer().put(values, from, count);
      out.write(bytes.array(), 0, count * Float.BYTES);
    }
  }

  /**
   * Reads an array of float32.
   *
   * @throws IOException if it is of another type or version, or ends too early
   */
  static FloatRows read(InputStream in) throws IOException {
    TensorValue value = readValue(in);
    if (value.type() != ElementType.FLOAT32) {
      throw new IOException("a float32 array is needed, got " + value);
    }
    return FloatRows.ofFlat((float[]) value.flat(), value.shape());
  }

  private static TensorValue readValue(InputStream in) throws IOException {
    if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
      throw new IOException("this is no array of NumPy's format, version 1.0");
    }
    byte[] length = in.readNBytes(Short.BYTES);
    if (length.length < Short.BYTES) {
      throw new EOFException("it ends within its header");
    }
    int headerLength = (length[0] & 0xff) | ((length[1] & 0xff) << 8);
    String header = new String(in.readNBytes(headerLength), StandardCharsets.US_ASCII);
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches() || !TYPES.containsKey(matcher.group(1))) {
      throw new IOException(
          "an array of float32, float64, int32, int64 or bool in C order is needed, got "
              + header.strip());
    }
    long[] axes =
        Arrays.stream(matcher.group(2).split(","))
            .map(String::strip)
            .filter(axis -> !axis.isEmpty())
            .mapToLong(Long::parseLong)
            .toArray();
    return readValues(in, TYPES.get(matcher.group(1)), Shape.of(axes));
  }

  private static TensorValue readValues(InputStream in, Type type, Shape shape) throws IOException {
    double size = 1;
    for (long axis : shape.asArray()) {
      size *= axis;
    }
    if (size * type.size() > Integer.MAX_VALUE - 8) {
      throw new IOException("an array of shape %s is too large".formatted(shape));
    }
    int bytes = (int) (size * type.size());
    byte[] content = in.readNBytes(bytes); // allocates as much as there is, not what was claimed
    if (content.length < bytes) {
      throw new EOFException("%d of %d bytes are there".formatted(content.length, bytes));
    }
    return TensorValue.takingOver(type.elements(), shape, values(content, type, (int) size));
  }

  private static Object values(byte[] content, Type type, int size) {
    ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    switch (type.elements()) {
      case FLOAT32 -> {
        float[] values = new float[size];
        buffer.asFloatBuffer().get(values);
        return values;
      }
      case FLOAT64 -> {
        double[] values = new double[size];
        buffer.asDoubleBuffer().get(values);
        return values;
      }
      case INT32 -> {
        int[] values = new int[size];
        buffer.asIntBuffer().get(values);
        return values;
      }
      case INT64 -> {
        long[] values = new long[size];
        buffer.asLongBuffer().get(values);
        return values;
      }
      default -> {
        boolean[] values = new boolean[size];
        for (int i = 0; i < size; i++) {
          values[i] = content[i] != 0;
        }
        return values;
      }
    }
  }

  private Npy() {}
}
