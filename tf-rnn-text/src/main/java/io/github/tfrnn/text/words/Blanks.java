package io.github.tfrnn.text.words;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/** Characters that show nothing. */
final class Blanks {

  /** Returns whether a code point is white space, with the blanks that do not break. */
  static boolean isBlank(int codePoint) {
    return UCharacter.hasBinaryProperty(codePoint, UProperty.WHITE_SPACE);
  }

  /** Returns whether all of a text is white space, controls, or format characters. */
  static boolean onlyBlanks(String text) {
    return text.codePoints().allMatch(c -> isBlank(c) || isInvisible(c));
  }

  private static boolean isInvisible(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.FORMAT;
  }

  private Blanks() {}
}
