package io.github.tfrnn.text;

/**
 * What {@link TextVectorization} makes of the tokens of a text.
 *
 * <p>Source: the argument {@code output_mode} of {@code keras.layers.TextVectorization}.
 */
public enum VectorizationMode {
  /** Their ids, in their order: 0 is padding, 1 an unknown token, the most frequent token is 2. */
  INT,

  /** 1 for each token of the vocabulary that the text has, else 0. */
  MULTI_HOT,

  /** How often the text has each token of the vocabulary. */
  COUNT,

  /**
   * How often the text has each token, multiplied by the token's weight: {@code ln(1 + texts / (1 +
   * texts with the token))}, of the texts that were adapted to. The weight of unknown tokens is the
   * mean of the others.
   */
  TF_IDF;

  /** Returns the id of unknown tokens; that of the first token is one more. */
  int unknownId() {
    return this == INT ? 1 : 0;
  }

  int firstId() {
    return unknownId() + 1;
  }
}
