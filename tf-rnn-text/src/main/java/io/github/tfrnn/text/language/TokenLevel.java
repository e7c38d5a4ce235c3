package io.github.tfrnn.text.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a token of a language model is. */
public enum TokenLevel {
  /** A code point. */
  CHAR {
    @Override
    void cut(CharSequence text, Consumer<String> tokens) {
      text.codePoints().mapToObj(Character::toString).forEach(tokens);
    }

    @Override
    boolean joins(int last, int first) {
      return false;
    }
  },

  /**
   * A word, a number, a punctuation mark, each with the blank before it if there is one; a line
   * break; any further blank.
   */
  WORD {
    @Override
    void cut(CharSequence text, Consumer<String> tokens) {
      Matcher matcher = WORDS.matcher(text);
      while (matcher.find()) {
        tokens.accept(matcher.group());
      }
    }

    @Override
    boolean joins(int last, int first) {
      return (isOf(LETTERS, last) && isOf(LETTERS, first))
          || (isOf(NUMBERS, last) && isOf(NUMBERS, first));
    }
  };

  /** Whatever the text, one of these begins where the last one ended. */
  private static final Pattern WORDS =
      Pattern.compile(
          " ?[\\p{L}\\p{M}]+(?:['\u2019][\\p{L}\\p{M}]+)*| ?\\p{N}+| ?[^\\s\\p{L}\\p{M}\\p{N}]|\\s",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final int LETTERS = // and marks
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER
          | 1 << Character.NON_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK
          | 1 << Character.COMBINING_SPACING_MARK;

  private static final int NUMBERS =
      1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER;

  private static boolean isOf(int types, int codePoint) {
    return (types >> Character.getType(codePoint) & 1) == 1;
  }

  /**
   * Returns whether a token that ends with one code point and a token that begins with the other
   * would be one token, so that no text has them one after the other.
   */
  abstract boolean joins(int last, int first);

  /** Passes on the tokens of a text, one after the other; together they are the text. */
  abstract void cut(CharSequence text, Consumer<String> tokens);

  /** Returns the name that files have: {@code char}, {@code word}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TokenLevel named(String label) {
    return Arrays.stream(values())
        .filter(level -> level.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the level of tokens must be one of %s, got \"%s\""
                        .formatted(
                            Arrays.stream(values())
                                .map(TokenLevel::label)
                                .collect(Collectors.joining(", ")),
                            label)));
  }
}
