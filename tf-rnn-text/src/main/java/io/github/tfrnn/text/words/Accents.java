package io.github.tfrnn.text.words;

import io.github.tfrnn.text.words.TextNormalizer.Form;
import java.lang.Character.UnicodeScript;

/** Takes the accents off letters that are the same letters without them. */
final class Accents {

  /** Returns a text without the marks that follow Latin and Greek letters. */
  static String fold(String text, Form form) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    String decomposed = Forms.decompose(text);
    StringBuilder folded = new StringBuilder(decomposed.length());
    boolean afterFoldable = false;
    for (int at = 0, width; at < decomposed.length(); at += width) {
      int c = decomposed.codePointAt(at);
      width = Character.charCount(c);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        UnicodeScript script = UnicodeScript.of(c);
        afterFoldable = script == UnicodeScript.LATIN || script == UnicodeScript.GREEK;
      } else if (afterFoldable) {
        continue;
      }
      folded.appendCodePoint(c);
    }
    return Forms.apply(form == Form.NFKC ? form : Form.NFC, folded.toString());
  }

  private Accents() {}
}
