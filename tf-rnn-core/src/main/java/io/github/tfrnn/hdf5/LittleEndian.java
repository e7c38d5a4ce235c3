package io.github.tfrnn.hdf5;

import java.io.ByteArrayOutputStream;

/** Gathers bytes, of numbers the lowest first. */
final class LittleEndian {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  LittleEndian bytes(byte... values) {
    bytes.writeBytes(values);
    return this;
  }

  LittleEndian int8(int value) {
    return number(value, Byte.BYTES);
  }

  LittleEndian int16(int value) {
    return number(value, Short.BYTES);
  }

  LittleEndian int32(int value) {
    return number(value, Integer.BYTES);
  }

  LittleEndian int64(long value) {
    return number(value, Long.BYTES);
  }

  private LittleEndian number(long value, int size) {
    for (int i = 0; i < size; i++) {
      bytes.write((int) (value >>> (Byte.SIZE * i)));
    }
    return this;
  }

  byte[] toArray() {
    return bytes.toByteArray();
  }
}
