package io.github.tfrnn.samples.tag;

import java.util.Locale;

/** Which letters of a word are capitals. */
enum WordShape {
  /** None, or some within it: as it is said. */
  LOWER("aa"),
  /** The first. */
  CAPITALIZED("Aa"),
  /** All, of two or more. */
  UPPER("AA");

  private final String sample;

  WordShape(String sample) {
    this.sample = sample;
  }

  /** Returns how labels show it. */
  String sample() {
    return sample;
  }

  static WordShape of(String word) {
    if (!Character.isUpperCase(word.codePointAt(0))) {
      return LOWER;
    }
    long letters = word.codePoints().filter(Character::isLetter).count();
    return letters > 1 && word.equals(word.toUpperCase(Locale.ROOT)) ? UPPER : CAPITALIZED;
  }

  /** Returns a word of small letters in this shape. */
  String restore(String word) {
    return switch (this) {
      case LOWER -> word;
      case UPPER -> word.toUpperCase(Locale.ROOT);
      case CAPITALIZED -> {
        int end = word.offsetByCodePoints(0, 1);
        yield word.substring(0, end).toUpperCase(Locale.ROOT) + word.substring(end);
      }
    };
  }
}
