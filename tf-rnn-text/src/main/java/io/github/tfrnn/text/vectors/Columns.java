package io.github.tfrnn.text.vectors;

import java.nio.charset.StandardCharsets;

/** The columns of one line, found from its end: a word may have blanks itself. For one thread. */
final class Columns {
  private final int[] from;
  private final int[] to;
  private int endOfWord;

  Columns(int dim) {
    from = new int[dim];
    to = new int[dim];
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  /** Finds the numbers of a line that has no blank at its end; false if there are too few. */
  boolean find(byte[] line, int length) {
    int at = length;
    for (int column = from.length - 1; column >= 0; column--) {
      to[column] = at;
      at = beginOfColumn(line, at);
      from[column] = at;
      while (at > 0 && isBlank(line[at - 1])) {
        at--;
      }
      if (at == 0) {
        return false;
      }
    }
    endOfWord = at;
    return true;
  }

  private static int beginOfColumn(byte[] line, int end) {
    int at = end;
    while (at > 0 && !isBlank(line[at - 1])) {
      at--;
    }
    return at;
  }

  int endOfWord() {
    return endOfWord;
  }

  /** Returns whether the word has blanks, and ends as a number does: a column too many. */
  boolean wordEndsWithANumber(byte[] line) {
    int begin = beginOfColumn(line, endOfWord);
    return begin > 0 && looksLikeANumber(line, begin, endOfWord);
  }

  /** Returns the first column that does not look like a number, or -1. */
  int firstThatIsNoNumber(byte[] line) {
    for (int column = 0; column < from.length; column++) {
      if (!looksLikeANumber(line, from[column], to[column])) {
        return column;
      }
    }
    return -1;
  }

  /** Returns the number of a column; NaN if it is none, or not finite. */
  float number(byte[] line, int column) {
    try {
      float value = Float.parseFloat(text(line, column));
      return Float.isInfinite(value) ? Float.NaN : value;
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }

  String text(byte[] line, int column) {
    return new String(line, from[column], to[column] - from[column], StandardCharsets.UTF_8);
  }

  private static boolean looksLikeANumber(byte[] line, int from, int to) {
    boolean digits = false;
    for (int at = from; at < to; at++) {
      byte b = line[at];
      if (b >= '0' && b <= '9') {
        digits = true;
      } else if (b != '.' && b != '-' && b != '+' && b != 'e' && b != 'E') {
        return false; // Java would also take 1f, 0x1p3, NaN
      }
    }
    return digits;
  }

  /** Returns how many columns a line has. */
  static int count(byte[] line, int length) {
    int count = 0;
    for (int at = length; at > 0; ) {
      while (at > 0 && isBlank(line[at - 1])) {
        at--;
      }
      if (at > 0) {
        count++;
        at = beginOfColumn(line, at);
      }
    }
    return count;
  }

  /** Returns how many numbers there are at the end of a line, its first column aside. */
  static int countNumbers(byte[] line, int length) {
    int count = 0;
    int at = length;
    while (true) {
      int begin = beginOfColumn(line, at);
      if (begin == 0 || !looksLikeANumber(line, begin, at)) {
        return count;
      }
      count++;
      at = begin;
      while (at > 0 && isBlank(line[at - 1])) {
        at--;
      }
    }
  }
}
