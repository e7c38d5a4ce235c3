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
  };

  /** Whatever the text, one of these begins where the last one ended. */
  private static final Pattern WORDS =
      Pattern.compile(
          " ?[\\p{L}\\p{M}]+(?:['\u2019][\\p{L}\\p{M}]+)*| ?\\p{N}+| ?[^\\s\\p{L}\\p{M}\\p{N}]|\\s",
          Pattern.UNICODE_CHARACTER_CLASS);

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
