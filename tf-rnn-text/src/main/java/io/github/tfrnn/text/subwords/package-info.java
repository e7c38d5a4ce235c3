/**
 * Subwords: pieces between characters and words, so that a small vocabulary writes every text.
 *
 * <p>{@link io.github.tfrnn.text.subwords.BytePairEncoding} learns them, reads those of others, and
 * makes ids of texts.
 */
package io.github.tfrnn.text.subwords;
