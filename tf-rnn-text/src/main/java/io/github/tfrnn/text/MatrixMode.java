package io.github.tfrnn.text;

/**
 * What a cell of {@link Tokenizer#sequencesToMatrix} holds about a word and a text.
 *
 * <p>Source: the {@code mode} of Keras's {@code Tokenizer.sequences_to_matrix}.
 */
public enum MatrixMode {
  /** 1 if the word occurs in the text, else 0. */
  BINARY,

  /** How often the word occurs in the text. */
  COUNT,

  /**
   * {@code (1 + ln count) · ln(1 + documents / (1 + documents with the word))}, natural logarithms;
   * 0 for a word that does not occur in the text. The documents are those the tokenizer was fitted
   * on.
   */
  TFIDF,

  /** How often the word occurs in the text, divided by the length of the text in words. */
  FREQ
}
