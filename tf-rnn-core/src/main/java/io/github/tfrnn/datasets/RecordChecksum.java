package io.github.tfrnn.datasets;

import java.util.zip.CRC32C;

/**
 * The masked checksum of record files: CRC-32C, turned and moved, as TensorFlow's crc32c.h has it.
 */
final class RecordChecksum {

  private static final int MASK = 0xa282ead8;

  static int of(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  private RecordChecksum() {}
}
