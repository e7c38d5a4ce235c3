package io.github.tfrnn.text.vectors;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.util.Arrays;

/** The lines of a file, one at a time in the same array. For one thread. */
final class Lines {
  /** Longer ones are no row of any known file; a file without ends of lines fills no memory. */
  static final int LONGEST = 1 << 20; // a power of two, as the array's length is

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final ByteSource in;
  private byte[] bytes = new byte[1 << 12];
  private int length;
  private long number;

  Lines(ByteSource in) {
    this.in = in;
  }

  /** Reads the next line without its end; false if there is none. */
  boolean next() throws IOException {
    length = 0;
    int b = in.read();
    if (b < 0) {
      return false;
    }
    number++;
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (length == bytes.length) {
        grow();
      }
      bytes[length++] = (byte) b;
    }
    if (number == 1 && length >= 3 && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3)) {
      System.arraycopy(bytes, 3, bytes, 0, length - 3);
      length -= 3;
    }
    while (length > 0 && Columns.isBlank(bytes[length - 1])) { // fastText ends lines with a blank
      length--;
    }
    return true;
  }

  private void grow() {
    checkArgument(
        length < LONGEST,
        "%s: longer than %s bytes: is this a file of word vectors in text?",
        place(),
        LONGEST);
    bytes = Arrays.copyOf(bytes, 2 * length);
  }

  /** The present line; valid up to {@link #length()} and until the next one. */
  byte[] bytes() {
    return bytes;
  }

  /** How long it is without blanks at its end. */
  int length() {
    return length;
  }

  /** How many lines have been read. */
  long number() {
    return number;
  }

  /** The present line as messages begin. */
  String place() {
    return in.file() + ": line " + number;
  }
}
