package io.github.tfrnn.text.vectors;

import java.io.IOException;

/** Tells the format of a file from its beginning. */
final class Recognition {
  private static final int BEGINNING = 1 << 16;
  private static final int LONGEST_WORD = 1 << 10;

  /** Returns the format; nothing has been taken from the file. */
  static VectorFormat of(ByteSource in) throws IOException {
    byte[] start = in.peek(BEGINNING);
    int endOfLine = indexOf(start, '\n', 0);
    int length = endOfLine;
    while (length > 0 && Columns.isBlank(start[length - 1])) {
      length--;
    }
    if (endOfLine < 0 || !Header.isOne(start, length)) {
      return VectorFormat.GLOVE;
    }
    return isBinary(start, endOfLine + 1)
        ? VectorFormat.WORD2VEC_BINARY
        : VectorFormat.WORD2VEC_TEXT;
  }

  /**
   * Returns whether the first row goes on, after its word, as no text does: float32 hardly ever are
   * four characters that can be printed, and a row of them never.
   */
  private static boolean isBinary(byte[] start, int firstRow) {
    int blank = indexOf(start, ' ', firstRow);
    if (blank < 0 || blank - firstRow > LONGEST_WORD) {
      return false;
    }
    int end = indexOf(start, '\n', blank);
    end = end < 0 ? start.length : end;
    for (int at = blank + 1; at < end; at++) {
      if (start[at] < ' ' && start[at] != '\t' && start[at] != '\r') { // negative beyond ASCII
        return true;
      }
    }
    return end == blank + 1; // a text would have numbers on the line
  }

  private static int indexOf(byte[] bytes, char wanted, int from) {
    for (int at = from; at < bytes.length; at++) {
      if (bytes[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  private Recognition() {}
}
