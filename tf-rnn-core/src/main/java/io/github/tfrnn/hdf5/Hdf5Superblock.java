package io.github.tfrnn.hdf5;

import io.jhdf.checksum.JenkinsLookup3HashLittle;

/** How an HDF5 file begins; version 2 of the format's superblock. */
final class Hdf5Superblock {

  static final int SIZE = 48;
  private static final byte[] BEGIN = {
    (byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n', 2 /* version */, 8, 8 /* address sizes */, 0
  };

  static byte[] bytes(long rootHeader, long endOfFile) {
    LittleEndian block = new LittleEndian().bytes(BEGIN);
    block.int64(0).int64(Hdf5Header.UNDEFINED).int64(endOfFile).int64(rootHeader);
    return block.int32(JenkinsLookup3HashLittle.hash(block.toArray())).toArray();
  }

  private Hdf5Superblock() {}
}
