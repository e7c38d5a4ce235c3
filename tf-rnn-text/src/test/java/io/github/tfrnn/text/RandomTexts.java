package io.github.tfrnn.text;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Texts that look for trouble: letters of all planes, special cases of lower case, lone surrogates.
 */
final class RandomTexts {
  private static final String[] SPECIAL = {
    "İ",
    "I",
    "ı",
    "Σ",
    "Σ",
    "ς",
    "σ",
    "ẞ",
    "A",
    "b",
    "the",
    "THE",
    "'",
    "-",
    ",",
    " ",
    " ",
    "\t",
    "\n",
    "\u0301",
    "\u0307",
    "\u00AD",
    "\uFE0F",
    "👨‍👩‍👧",
    "😀",
    "𐐀",
    "中",
    "文",
    "e\u0301",
    "é",
    "\u2028",
    "\u0085",
    "\u00A0",
    "\0",
    "\"",
    "\\"
  };

  private final Random random;

  RandomTexts(long seed) {
    this.random = new Random(seed);
  }

  List<String> texts(int count) {
    return Stream.generate(this::text).limit(count).toList();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(30); left > 0; left--) {
      String piece = piece();
      // A lone high surrogate before a low one would become one character.
      boolean joins =
          !text.isEmpty()
              && Character.isHighSurrogate(text.charAt(text.length() - 1))
              && Character.isLowSurrogate(piece.charAt(0));
      text.append(joins ? "x" : piece);
    }
    return text.toString();
  }

  private String piece() {
    return switch (random.nextInt(10)) {
      case 0 -> Character.toString(random.nextInt(0x250));
      case 1 -> Character.toString(random.nextInt(0x3000));
      case 2 -> Character.toString(random.nextInt(0x10000)); // surrogates among them
      case 3 -> Character.toString(0x10000 + random.nextInt(0x10000));
      default -> SPECIAL[random.nextInt(SPECIAL.length)];
    };
  }
}
