package io.github.tfrnn.audio;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of a recording, read once from front to back; knows what errors need to tell. */
final class ByteSource implements Closeable {
  /** No tags or pictures before the samples are longer; an endless stream ends here. */
  private static final long MAX_HEADER = 256L << 20;

  /** What to do about an encoding that is not read. */
  static final String CONVERT =
      ". Convert it to 16-bit PCM first (ffmpeg -i FILE -c:a pcm_s16le converted.wav)";

  private final String name;
  private final InputStream in;
  private final long length;
  private boolean bigEndian;
  private long position;

  /**
   * Creates a source.
   *
   * @param name of the file, for errors
   * @param length of the file in bytes; negative if it is not known
   */
  ByteSource(String name, InputStream in, long length) {
    this.name = name;
    this.length = length;
    this.in = in.markSupported() ? in : new BufferedInputStream(in, 1 << 16);
  }

  void setBigEndian(boolean bigEndian) {
    this.bigEndian = bigEndian;
  }

  long position() {
    return position;
  }

  /** Returns how many bytes follow, or more if that is not known. */
  long remaining() {
    return length < 0 ? Long.MAX_VALUE : Math.max(0, length - position);
  }

  /** Returns the stream at the position, for a reader that goes on from here. */
  InputStream stream() {
    return in;
  }

  String name() {
    return name;
  }

  /** Returns up to {@code count} bytes without moving on; fewer if the source ends. */
  byte[] peek(int count) throws IOException {
    in.mark(count);
    byte[] bytes = in.readNBytes(count);
    in.reset();
    return bytes;
  }

  /** Reads as many bytes as there are up to {@code count}, and returns how many. */
  int read(byte[] bytes, int count) throws IOException {
    int read = in.readNBytes(bytes, 0, count);
    position += read;
    return read;
  }

  /** Reads exactly so many bytes of a header. */
  byte[] bytes(int count, String of) throws IOException {
    byte[] bytes = new byte[count];
    long from = position;
    int read = read(bytes, count);
    if (read < count) {
      throw error(
          "ends within %s: expected %s bytes at byte %s, got %s. Was it cut off in transfer?",
          of, count, from, read);
    }
    return bytes;
  }

  String fourCharacters(String of) throws IOException {
    return new String(bytes(4, of), StandardCharsets.ISO_8859_1);
  }

  /** Reads an unsigned integer of 16 bits. */
  int int16(String of) throws IOException {
    return (int) unsigned(2, of);
  }

  /** Reads an unsigned integer of 32 bits. */
  long int32(String of) throws IOException {
    return unsigned(4, of);
  }

  /** Reads an integer of 64 bits. */
  long int64(String of) throws IOException {
    return unsigned(8, of);
  }

  private long unsigned(int size, String of) throws IOException {
    byte[] bytes = bytes(size, of);
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << 8 | (bytes[bigEndian ? i : size - 1 - i] & 0xFF);
    }
    return value;
  }

  /** Moves on within the header; returns whether there were so many bytes. */
  boolean skip(long count) throws IOException {
    if (count < 0 || position + count > MAX_HEADER || position + count < 0) {
      throw error(
          "the header is damaged or endless: at byte %s it says that %s bytes follow that are no"
              + " samples; at most %s are read over",
          position, Long.toUnsignedString(count), MAX_HEADER);
    }
    if (count > remaining()) { // some streams move beyond their end
      return false;
    }
    long left = count;
    while (left > 0) {
      long skipped = in.skip(left);
      if (skipped <= 0) {
        if (in.read() < 0) {
          return false;
        }
        skipped = 1;
      }
      left -= skipped;
      position += skipped;
    }
    return true;
  }

  @SuppressWarnings("AnnotateFormatMethod") // with another library's annotation
  SoundFormatException error(String message, Object... arguments) {
    return new SoundFormatException(name + ": " + message.formatted(arguments));
  }

  /** Returns four characters as an error shows them. */
  static String shown(String characters) {
    StringBuilder shown = new StringBuilder("\"");
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      if (c >= ' ' && c < 127) {
        shown.append(c);
      } else {
        shown.append("\\x%02X".formatted((int) c));
      }
    }
    return shown.append('"').toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
