package io.github.tfrnn.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Small sound files, byte by byte. */
final class SoundBytes {
  private ByteBuffer buffer;

  private SoundBytes(ByteOrder order) {
    buffer = ByteBuffer.allocate(1 << 12).order(order);
  }

  static SoundBytes littleEndian() {
    return new SoundBytes(ByteOrder.LITTLE_ENDIAN);
  }

  static SoundBytes bigEndian() {
    return new SoundBytes(ByteOrder.BIG_ENDIAN);
  }

  /** A WAV file of one format, whose chunk of data is the given bytes. */
  static byte[] wav(int tag, int channels, int rate, int bits, byte[] data) {
    int frame = channels * ((bits + 7) / 8);
    return littleEndian()
        .id("RIFF")
        .int32(36 + data.length)
        .id("WAVE")
        .id("fmt ")
        .int32(16)
        .int16(tag)
        .int16(channels)
        .int32(rate)
        .int32((long) rate * frame)
        .int16(frame)
        .int16(bits)
        .id("data")
        .int32(data.length)
        .raw(data)
        .bytes();
  }

  /** An AIFF file; of AIFF-C if there is a compression. */
  static byte[] aiff(
      String compression, int channels, int rate, int bits, int frames, byte[] data) {
    boolean compressed = !compression.isEmpty();
    SoundBytes bytes = bigEndian().id("FORM").int32(1000).id(compressed ? "AIFC" : "AIFF");
    bytes.id("COMM").int32(compressed ? 24 : 18).int16(channels).int32(frames).int16(bits);
    int exponent = 31 - Integer.numberOfLeadingZeros(rate);
    bytes.int16(16383 + exponent).int64((long) rate << (63 - exponent));
    if (compressed) {
      bytes.id(compression).int16(0);
    }
    return bytes.id("SSND").int32(8 + data.length).int32(0).int32(0).raw(data).bytes();
  }

  static byte[] au(boolean bigEndian, int code, int channels, int rate, int size, byte[] data) {
    SoundBytes bytes = bigEndian ? bigEndian() : littleEndian();
    return bytes
        .id(bigEndian ? ".snd" : "dns.")
        .int32(28)
        .int32(size)
        .int32(code)
        .int32(rate)
        .int32(channels)
        .int32(0)
        .raw(data)
        .bytes();
  }

  static byte[] data(ByteOrder order, int bytesPerSample, long... samples) {
    byte[] data = new byte[samples.length * bytesPerSample];
    for (int i = 0; i < samples.length; i++) {
      for (int b = 0; b < bytesPerSample; b++) {
        int place = order == ByteOrder.LITTLE_ENDIAN ? b : bytesPerSample - 1 - b;
        data[i * bytesPerSample + place] = (byte) (samples[i] >> (8 * b));
      }
    }
    return data;
  }

  SoundBytes id(String id) {
    return raw(id.getBytes(StandardCharsets.US_ASCII));
  }

  SoundBytes int16(int value) {
    room(2).putShort((short) value);
    return this;
  }

  SoundBytes int32(long value) {
    room(4).putInt((int) value);
    return this;
  }

  SoundBytes int64(long value) {
    room(8).putLong(value);
    return this;
  }

  SoundBytes raw(byte... bytes) {
    room(bytes.length).put(bytes);
    return this;
  }

  private ByteBuffer room(int size) {
    if (buffer.remaining() < size) {
      ByteBuffer larger = ByteBuffer.allocate(2 * buffer.capacity() + size).order(buffer.order());
      buffer = larger.put(buffer.flip());
    }
    return buffer;
  }

  byte[] bytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
