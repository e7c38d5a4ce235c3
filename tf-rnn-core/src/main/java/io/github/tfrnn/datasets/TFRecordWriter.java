package io.github.tfrnn.datasets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Writes a whole record file. */
final class TFRecordWriter {

  private static final int BUFFER = 1 << 16;

  /** Writes all records and returns how many there were. */
  static long write(TFRecordFile file, Iterator<byte[]> records) throws IOException {
    Path target = file.path().toAbsolutePath();
    Path temporary = target.resolveSibling("." + target.getFileName() + "-" + UUID.randomUUID());
    try {
      long count = 0;
      try (OutputStream out = open(temporary, file.compressed())) {
        while (records.hasNext()) {
          write(out, records.next());
          count++;
        }
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return count;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static OutputStream open(Path path, boolean compressed) throws IOException {
    OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW);
    return new BufferedOutputStream(compressed ? new GZIPOutputStream(out, BUFFER) : out, BUFFER);
  }

  private static void write(OutputStream out, byte[] record) throws IOException {
    byte[] length =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(record.length)
            .array();
    out.write(length);
    writeChecksum(out, length);
    out.write(record);
    writeChecksum(out, record);
  }

  private static void writeChecksum(OutputStream out, byte[] bytes) throws IOException {
    int checksum = RecordChecksum.of(bytes, bytes.length);
    out.write(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(checksum).array());
  }

  private TFRecordWriter() {}
}
