package io.github.tfrnn.samples.text;

import io.github.tfrnn.text.Tokenizer;
import io.github.tfrnn.text.words.Graphemes;
import io.github.tfrnn.text.words.UnicodeWords;
import java.util.Locale;

/** What a token of a text is. */
enum TokenKind {
  /** What stands between blanks and punctuation, as in Keras. */
  WORDS,
  /** Words of any language, by Unicode's rules and dictionaries: Chinese, Japanese, Thai, … */
  UNICODE_WORDS,
  /** What a reader takes for one character. */
  GRAPHEMES,
  /** Code points. */
  CHARS;

  /** Returns a tokenizer that is not fitted yet. */
  Tokenizer tokenizer(int numWords) {
    Tokenizer.Builder builder = Tokenizer.builder().numWords(numWords);
    return switch (this) {
      case WORDS -> builder.build();
      case UNICODE_WORDS -> builder.words(UnicodeWords.standard()).build();
      case GRAPHEMES -> builder.words(Graphemes.standard().withoutBlanks()).build();
      case CHARS -> builder.charLevel(true).build();
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
