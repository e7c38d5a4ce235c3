package io.github.tfrnn.hdf5;

import io.jhdf.checksum.JenkinsLookup3HashLittle;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** How an HDF5 file begins; version 2 of the format's superblock. */
final class Hdf5Superblock {

  static final int SIZE = 48;
  private static final byte[] BEGIN = {
    (byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n', 2 /* version */, 8, 8 /* address sizes */, 0
  };

  static byte[] bytes(long rootHeader, long endOfFile) {
    ByteBuffer bytes = Hdf5Writer.little(SIZE).put(BEGIN);
    bytes.putLong(0).putLong(Hdf5Header.UNDEFINED).putLong(endOfFile).putLong(rootHeader);
    bytes.putInt(JenkinsLookup3HashLittle.hash(Arrays.copyOf(bytes.array(), SIZE - 4)));
    return bytes.array();
  }

  private Hdf5Superblock() {}
}
