package io.github.tfrnn.audio.data;

import io.github.tfrnn.saving.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A file of the rows of one recording: eight letters, the number of rows and of their numbers, the
 * numbers in 32 bits, and a checksum of it all, big-endian.
 */
final class FeatureFile {
  private static final byte[] MARK = "TFRNNFEA".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = MARK.length + 2 * Integer.BYTES;

  /** Thrown where a file is not as it was written. */
  static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1;

    DamagedException(String message) {
      super(message);
    }
  }

  /**
   * Returns the rows of a file.
   *
   * @param size numbers that a row must have
   * @throws DamagedException if the file is cut off, changed or none of these; the message goes
   *     behind its name
   */
  static float[][] read(Path file, int size) throws IOException, DamagedException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be read: " + AtomicFile.reason(e), e);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER + Integer.BYTES) {
      throw new DamagedException("is only %s bytes long".formatted(bytes.length));
    }
    byte[] mark = new byte[MARK.length];
    buffer.get(mark);
    int frames = buffer.getInt();
    int columns = buffer.getInt();
    int end = bytes.length - Integer.BYTES;
    if (!Arrays.equals(mark, MARK)
        || frames < 0
        || columns != size
        || HEADER + (long) frames * columns * Float.BYTES != end
        || buffer.getInt(end) != checksum(bytes, end)) {
      throw new DamagedException("is damaged");
    }
    float[][] rows = new float[frames][columns];
    for (float[] row : rows) {
      for (int i = 0; i < columns; i++) {
        row[i] = buffer.getFloat();
      }
    }
    return rows;
  }

  /** Writes rows, each of a size: the whole file, or none. */
  static void write(Path file, float[][] rows, int size) {
    ByteBuffer buffer =
        ByteBuffer.allocate(
            Math.toIntExact(HEADER + (long) rows.length * size * Float.BYTES + Integer.BYTES));
    buffer.put(MARK).putInt(rows.length).putInt(size);
    for (float[] row : rows) {
      for (float value : row) {
        buffer.putFloat(value);
      }
    }
    buffer.putInt(checksum(buffer.array(), buffer.position()));
    AtomicFile.write(file, out -> out.write(buffer.array()));
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }

  private FeatureFile() {}
}
