/**
 * Text as batches of token ids.
 *
 * <p>Start at {@code Tokenizer}. Uses tf-rnn-core; nothing in core knows this package.
 */
package io.github.tfrnn.text;
