package io.github.tfrnn.text.subwords;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A printable character for each byte, as GPT-2 has them: ASCII's and Latin-1's printable ones
 * stand for themselves, the others for characters from U+0100 on. A blank is Ġ.
 */
final class ByteAlphabet {
  private static final char[] CHARACTERS = new char[256];
  private static final int[] BYTES = new int[512];

  static {
    Arrays.fill(BYTES, -1);
    int others = 0;
    for (int b = 0; b < 256; b++) {
      boolean printable = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xFF && b != 0xAD);
      CHARACTERS[b] = (char) (printable ? b : 0x100 + others++);
      BYTES[CHARACTERS[b]] = b;
    }
  }

  /** Returns the characters of all bytes, in their order as characters. */
  static String[] sorted() {
    return IntStream.range(0, 256)
        .mapToObj(b -> String.valueOf(CHARACTERS[b]))
        .sorted()
        .toArray(String[]::new);
  }

  /** Returns a text's bytes in UTF-8, each as its character; lone surrogates as question marks. */
  static String of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    char[] characters = new char[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      characters[i] = CHARACTERS[bytes[i] & 0xFF];
    }
    return new String(characters);
  }

  /** Returns whether a text consists of such characters. */
  static boolean isOf(String token) {
    return token.chars().allMatch(c -> c < BYTES.length && BYTES[c] >= 0);
  }

  /** Returns the bytes of such characters. */
  static byte[] bytes(String token) {
    byte[] bytes = new byte[token.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) BYTES[token.charAt(i)];
    }
    return bytes;
  }

  private ByteAlphabet() {}
}
