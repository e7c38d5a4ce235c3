package io.github.tfrnn.text.subwords;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts texts into what no subword goes beyond, as GPT-2 does: words, numbers and other characters,
 * each with the blank before it, English endings, and blanks.
 */
final class Pieces {
  private static final Pattern PIECE =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Passes on the pieces of a text; together they are the text. */
  static void cut(String text, Consumer<String> pieces) {
    Matcher matcher = PIECE.matcher(text);
    while (matcher.find()) {
      pieces.accept(matcher.group());
    }
  }

  private Pieces() {}
}
