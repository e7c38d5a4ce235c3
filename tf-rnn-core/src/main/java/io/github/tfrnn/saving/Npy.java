package io.github.tfrnn.saving;

import io.github.tfrnn.data.FloatRows;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tensorflow.ndarray.Shape;

/** One float32 array in NumPy's own format, version 1. */
final class Npy {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final int CHUNK = 1 << 16;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<f4', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), \\}\\s*");

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
   * Reads an array.
   *
   * @throws IOException if it is of another type or version, or ends too early
   */
  static FloatRows read(InputStream in) throws IOException {
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
    if (!matcher.matches()) {
      throw new IOException("a float32 array in C order is needed, got " + header.strip());
    }
    long[] axes =
        Arrays.stream(matcher.group(1).split(","))
            .map(String::strip)
            .filter(axis -> !axis.isEmpty())
            .mapToLong(Long::parseLong)
            .toArray();
    return readValues(in, Shape.of(axes));
  }

  private static FloatRows readValues(InputStream in, Shape shape) throws IOException {
    double size = 1;
    for (long axis : shape.asArray()) {
      size *= axis;
    }
    if (size * Float.BYTES > Integer.MAX_VALUE - 8) {
      throw new IOException("an array of shape %s is too large".formatted(shape));
    }
    int bytes = (int) (size * Float.BYTES);
    byte[] content = in.readNBytes(bytes); // allocates as much as there is, not what was claimed
    if (content.length < bytes) {
      throw new EOFException("%d of %d bytes are there".formatted(content.length, bytes));
    }
    float[] values = new float[(int) size];
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return FloatRows.ofFlat(values, shape);
  }

  private Npy() {}
}
