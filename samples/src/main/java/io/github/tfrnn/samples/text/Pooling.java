package io.github.tfrnn.samples.text;

/** How the outputs of a recurrent layer, one a token, become one vector a text. */
enum Pooling {
  /** The output at the last token. */
  LAST,
  /** The greatest of each feature. */
  MAX,
  /** The mean of each feature. */
  MEAN
}
