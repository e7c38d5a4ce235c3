package io.github.tfrnn.text.vectors;

/**
 * How a file holds word vectors. Any of them may be compressed by gzip, which its first bytes tell.
 */
public enum VectorFormat {
  /**
   * GloVe's text: a word and its numbers on each line, with blanks between them. A word may have
   * blanks itself.
   */
  GLOVE,
  /** word2vec's text: as {@link #GLOVE}, after a line that tells the count of words and numbers. */
  WORD2VEC_TEXT,
  /**
   * word2vec's binary: after the same line, each word, a blank, and its numbers as little-endian
   * float32; between two words there may be line feeds.
   */
  WORD2VEC_BINARY,
  /** fastText's {@code .vec}: as {@link #WORD2VEC_TEXT}, and recognized as that. */
  FASTTEXT;

  boolean hasHeader() {
    return this != GLOVE;
  }
}
