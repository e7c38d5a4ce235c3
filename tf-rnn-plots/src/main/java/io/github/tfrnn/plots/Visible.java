package io.github.tfrnn.plots;

/** Words as they can be seen: character models have line ends and spaces among their words. */
final class Visible {

  private static final String SPACE = "␣";

  /** Returns the text; a sign for each letter of it that has no shape, or for a text of spaces. */
  static String of(String text) {
    if (!text.isEmpty() && text.isBlank() && text.indexOf('\n') < 0) {
      return SPACE.repeat(text.length());
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints().map(Visible::letter).forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static int letter(int letter) {
    if (letter == '\n') {
      return '↵';
    }
    boolean shapeless =
        Character.isISOControl(letter)
            || (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE)
            || letter == 0xFFFE
            || letter == 0xFFFF; // neither are these allowed in XML
    return shapeless ? '·' : letter;
  }

  private Visible() {}
}
