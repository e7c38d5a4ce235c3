package io.github.tfrnn.samples.text;

import io.github.tfrnn.text.Tokenizer;
import io.github.tfrnn.text.words.Graphemes;
import io.github.tfrnn.text.words.UnicodeWords;
import java.util.Locale;

/** What a token of a text is. */
enum TokenKind {
  /** What stands between blanks and punctuation, as in Keras. */
  WORDS,
  /** What stands between blanks, capitals and punctuation too: of texts that are cut already. */
  BLANKS,
  /** Words of any language, by Unicode's rules and dictionaries: Chinese, Japanese, Thai, … */
  UNICODE_WORDS,
  /** What a reader takes for one character. */
  GRAPHEMES,
  /** Code points. */
  CHARS;

  /** Returns the options of a tokenizer. */
  Tokenizer.Builder tokenizer() {
    Tokenizer.Builder builder = Tokenizer.builder();
    return switch (this) {
      case WORDS -> builder;
      case BLANKS -> builder.filters("").lower(false);
      case UNICODE_WORDS -> builder.words(UnicodeWords.standard());
      case GRAPHEMES -> builder.words(Graphemes.standard().withoutBlanks());
      case CHARS -> builder.charLevel(true);
    };
  }

  /** Returns whether a token is about a character. */
  boolean isCharacter() {
    return this == GRAPHEMES || this == CHARS;
  }

  /** Returns the word for it on a command line: {@code unicode-words}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
