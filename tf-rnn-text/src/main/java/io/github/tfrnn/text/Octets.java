package io.github.tfrnn.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Bytes as a string with one character, 0 to 255, for each byte: strings of TensorFlow hold any
 * bytes, and those of Java do not. Compared, they are in the order of the bytes.
 */
final class Octets {
  private static final String REPLACEMENT = of("\uFFFD");

  /** Returns a text in UTF-8; a lone surrogate becomes a question mark. */
  static String of(String text) {
    return of(text.getBytes(UTF_8));
  }

  static String of(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  /** Returns the text that stands in UTF-8. */
  static String text(String octets) {
    return new String(octets.getBytes(ISO_8859_1), UTF_8);
  }

  /**
   * Returns each code point in UTF-8, as TensorFlow's {@code unicode_split} does: U+FFFD in the
   * place of noncharacters and of what is no UTF-8. Java's own decoder has fewer of them for
   * encoded surrogates.
   */
  static List<String> characters(String octets) {
    List<String> characters = new ArrayList<>(octets.length());
    int from = 0;
    while (from < octets.length()) {
      int length = length(octets.charAt(from));
      int to = from + 1;
      while (to - from < length && to < octets.length() && follows(octets, from, to)) {
        to++;
      }
      boolean whole = to - from == length;
      characters.add(
          whole && !isNoncharacter(octets, from, length)
              ? octets.substring(from, to)
              : REPLACEMENT);
      from = to;
    }
    return characters;
  }

  /** Returns how many bytes a character has that begins so; 0 if none begins so. */
  private static int length(char first) {
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xC2) {
      return 0;
    }
    if (first < 0xE0) {
      return 2;
    }
    return first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
  }

  /** Returns whether the byte at {@code at} may belong to the character that begins before it. */
  private static boolean follows(String octets, int from, int at) {
    char octet = octets.charAt(at);
    int low = 0x80;
    int high = 0xBF;
    if (at == from + 1) {
      switch (octets.charAt(from)) {
        case 0xE0 -> low = 0xA0; // below it stands what fewer bytes can say
        case 0xED -> high = 0x9F; // above it stand surrogates
        case 0xF0 -> low = 0x90;
        case 0xF4 -> high = 0x8F; // above it stands what is beyond Unicode
        default -> {}
      }
    }
    return octet >= low && octet <= high;
  }

  private static boolean isNoncharacter(String octets, int from, int length) {
    if (length < 3) {
      return false;
    }
    int c = text(octets.substring(from, from + length)).codePointAt(0);
    return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
  }

  private Octets() {}
}
