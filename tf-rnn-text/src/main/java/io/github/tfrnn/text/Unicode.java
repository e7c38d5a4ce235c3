package io.github.tfrnn.text;

/** What a Java string may hold and UTF-8 may not. */
final class Unicode {

  /** Returns whether a text has no lone surrogate. */
  static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private Unicode() {}
}
