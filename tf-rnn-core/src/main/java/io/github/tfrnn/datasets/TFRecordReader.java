package io.github.tfrnn.datasets;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.ZipException;

/** Reads one record after the other. Whoever opens it closes it. */
final class TFRecordReader {

  private static final int HEADER = Long.BYTES + Integer.BYTES; // length, and its checksum
  private static final int AT_ONCE = 1 << 24; // bytes; more are not made room for before they come
  private static final int GZIP = 0x8b1f; // the first two bytes

  private final TFRecordFile file;
  private final InputStream in;
  private long number;
  private long offset;

  private TFRecordReader(TFRecordFile file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  static TFRecordReader open(TFRecordFile file) {
    return new TFRecordReader(file, InputFile.open(file.path(), file.compressed()));
  }

  /** Returns the next record, null at the end of the file. */
  byte[] read() {
    try {
      byte[] header = readUpTo(HEADER);
      if (header.length == 0) {
        return null;
      }
      requireAll(header, HEADER, "its length");
      ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
      long length = fields.getLong();
      requireChecksum(header, Long.BYTES, fields.getInt(), "its length");
      if (length < 0 || length > Integer.MAX_VALUE - 8) {
        throw damaged("it says that it has %s bytes".formatted(Long.toUnsignedString(length)));
      }
      byte[] record = readUpTo((int) length);
      requireAll(record, (int) length, "its bytes");
      byte[] footer = readUpTo(Integer.BYTES);
      requireAll(footer, Integer.BYTES, "its checksum");
      int checksum = ByteBuffer.wrap(footer).order(ByteOrder.LITTLE_ENDIAN).getInt();
      requireChecksum(record, record.length, checksum, "its bytes");
      number++;
      offset += HEADER + length + Integer.BYTES;
      return record;
    } catch (IOException e) {
      throw new UncheckedIOException(where() + " cannot be read: " + e, e);
    }
  }

  /** Returns the next record as an example, null at the end of the file. */
  TFExample readExample() {
    byte[] record = read();
    if (record == null) {
      return null;
    }
    try {
      return TFExample.parse(record);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s, record %d: %s".formatted(file.path(), number - 1, e.getMessage()), e);
    }
  }

  private byte[] readUpTo(int count) throws IOException {
    try {
      if (count > AT_ONCE) {
        return in.readNBytes(count);
      }
      byte[] bytes = new byte[count];
      int read = in.readNBytes(bytes, 0, count);
      return read == count ? bytes : Arrays.copyOf(bytes, read);
    } catch (EOFException e) {
      throw damaged("the compressed file is cut off; write or copy it again");
    } catch (ZipException e) {
      throw damaged("the compressed file is damaged (" + e.getMessage() + ")");
    }
  }

  private void requireAll(byte[] read, int count, String what) {
    if (read.length < count) {
      throw damaged(
          "the file ends after %d of %d bytes of %s: it was cut off, write or copy it again"
              .formatted(read.length, count, what));
    }
  }

  private void requireChecksum(byte[] bytes, int length, int checksum, String what) {
    if (RecordChecksum.of(bytes, length) != checksum) {
      boolean gzip =
          offset == 0
              && length == Long.BYTES
              && !file.compressed()
              && (ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort() & 0xffff)
                  == GZIP;
      throw damaged(
          gzip
              ? "the file is compressed: read it with TFRecordFile.gzip"
              : "the checksum of %s is wrong: the file is damaged, or holds no records"
                  .formatted(what));
    }
  }

  private IllegalArgumentException damaged(String what) {
    return new IllegalArgumentException(where() + ": " + what + ".");
  }

  private String where() {
    return "%s, record %d, at byte %d%s"
        .formatted(file.path(), number, offset, file.compressed() ? " without compression" : "");
  }

  void close() {
    InputFile.close(file.path(), in);
  }
}
