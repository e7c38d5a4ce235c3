package io.github.tfrnn.text;

import java.util.Arrays;

/**
 * UTF-16 characters that grow, used again from text to text. Not safe for use by several threads.
 */
final class TextBuffer {
  private char[] chars = new char[1024];
  private int length;

  /** The characters; valid up to {@link #length()} and until the next change. */
  char[] chars() {
    return chars;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  void append(char c) {
    if (length == chars.length) {
      chars = Arrays.copyOf(chars, Math.addExact(length, Math.max(length >> 1, 1024)));
    }
    chars[length++] = c;
  }

  void append(String text) {
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i));
    }
  }
}
