/**
 * Word vectors that somebody else has trained, as the first values of an {@link
 * io.github.tfrnn.layers.Embedding}.
 *
 * <p>{@link io.github.tfrnn.text.vectors.WordVectors} reads files of GloVe, word2vec and fastText,
 * and keeps the vectors of the words that a {@link io.github.tfrnn.text.Tokenizer} knows. Uses the
 * tokenizer; nothing else in this module knows this package.
 */
package io.github.tfrnn.text.vectors;
