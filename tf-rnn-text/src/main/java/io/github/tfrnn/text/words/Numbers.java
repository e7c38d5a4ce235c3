package io.github.tfrnn.text.words;

/** Words that are numbers, in the digits of any script. */
final class Numbers {

  /**
   * Returns whether a word that Unicode's rules have cut has digits, and nothing but digits and
   * what stands between them: no letter, no mark (a key cap is an emoji).
   */
  static boolean isNumber(String word) {
    boolean digits = false;
    for (int at = 0; at < word.length(); ) {
      int c = word.codePointAt(at);
      at += Character.charCount(c);
      if (Character.isDigit(c)) {
        digits = true;
      } else if (Character.isLetter(c) || isMark(c)) {
        return false;
      }
    }
    return digits;
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private Numbers() {}
}
