package io.github.tfrnn.samples.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads lines of UTF-8 one at a time and knows the number of each.
 *
 * <p>A line ends with LF or CR LF; a byte order mark at the start is skipped. Lines are cut before
 * they are decoded, so that invalid UTF-8 is met in the line where it stands. Not thread-safe.
 */
final class Utf8Lines implements Closeable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream bytes;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports errors
  private long number;

  Utf8Lines(InputStream bytes) {
    this.bytes = new BufferedInputStream(bytes, 1 << 16);
  }

  /**
   * Returns the next line without its end, or null after the last one.
   *
   * @throws CharacterCodingException if the line is not valid UTF-8
   * @throws IOException if reading fails; {@link #number} is then that of the last whole line
   */
  String next() throws IOException {
    byte[] line = nextBytes();
    if (line == null) {
      return null;
    }
    number++;
    int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    String text = decoder.decode(ByteBuffer.wrap(line, 0, length)).toString();
    return number == 1 && text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
  }

  /** Returns the number of the line that was read last, starting at 1; 0 before the first. */
  long number() {
    return number;
  }

  private byte[] nextBytes() throws IOException {
    int next = bytes.read();
    if (next < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = bytes.read();
    }
    return line.toByteArray();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
