package io.github.tfrnn.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns bytes into samples in [-1, 1). Whole numbers are divided by 2^(bits-1), as usual. */
final class SampleDecoder {
  private static final float[] A_LAW = new float[256];
  private static final float[] MU_LAW = new float[256];

  static {
    for (int code = 0; code < 256; code++) {
      A_LAW[code] = aLaw(code) / 32768f;
      MU_LAW[code] = muLaw(code) / 32768f;
    }
  }

  private final SampleLayout layout;

  SampleDecoder(SampleLayout layout) {
    this.layout = layout;
  }

  /** Decodes the first {@code samples} of the bytes to the array from an offset on. */
  void decode(byte[] bytes, int samples, float[] to, int offset) {
    switch (layout.encoding()) {
      case UNSIGNED -> unsigned(bytes, samples, to, offset);
      case SIGNED -> signed(bytes, samples, to, offset);
      case FLOAT -> floating(bytes, samples, to, offset);
      case A_LAW -> law(A_LAW, bytes, samples, to, offset);
      case MU_LAW -> law(MU_LAW, bytes, samples, to, offset);
    }
  }

  private static void law(float[] table, byte[] bytes, int samples, float[] to, int offset) {
    for (int i = 0; i < samples; i++) {
      to[offset + i] = table[bytes[i] & 0xFF];
    }
  }

  private static void unsigned(byte[] bytes, int samples, float[] to, int offset) {
    for (int i = 0; i < samples; i++) {
      to[offset + i] = ((bytes[i] & 0xFF) - 128) / 128f;
    }
  }

  private void signed(byte[] bytes, int samples, float[] to, int offset) {
    int size = layout.bytesPerSample();
    boolean big = layout.bigEndian();
    double scale = Math.scalb(1.0, 1 - 8 * size);
    int from = 0;
    for (int i = 0; i < samples; i++, from += size) {
      long value = bytes[big ? from : from + size - 1]; // the highest byte has the sign
      for (int b = 1; b < size; b++) {
        value = value << 8 | (bytes[big ? from + b : from + size - 1 - b] & 0xFF);
      }
      to[offset + i] = (float) (value * scale);
    }
  }

  private void floating(byte[] bytes, int samples, float[] to, int offset) {
    ByteBuffer buffer =
        ByteBuffer.wrap(bytes)
            .order(layout.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples; i++) {
      to[offset + i] =
          layout.bytesPerSample() == Float.BYTES
              ? buffer.getFloat(i * Float.BYTES)
              : (float) buffer.getDouble(i * Double.BYTES);
    }
  }

  /** As ITU-T G.711 has it, in 16 bits. */
  private static int aLaw(int code) {
    int inverted = code ^ 0x55;
    int exponent = inverted >> 4 & 7;
    int magnitude = (inverted & 0xF) << 4 | 8;
    if (exponent > 0) {
      magnitude = (magnitude + 0x100) << (exponent - 1);
    }
    return (inverted & 0x80) != 0 ? magnitude : -magnitude;
  }

  private static int muLaw(int code) {
    int inverted = ~code & 0xFF;
    int magnitude = (((inverted & 0xF) << 3 | 0x84) << (inverted >> 4 & 7)) - 0x84;
    return (inverted & 0x80) != 0 ? -magnitude : magnitude;
  }
}
