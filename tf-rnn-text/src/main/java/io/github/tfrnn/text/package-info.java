/**
 * Text as batches of token ids.
 *
 * <p>A {@link Tokenizer} learns the words of texts and turns texts into sequences of ids, {@link
 * PadSequences} brings sequences to one length, {@link Labels} and {@link LabelIndex} make targets
 * of labels. All have Keras's names, defaults and numbers. Start at {@link Tokenizer}. Uses
 * tf-rnn-core; nothing in core knows this package.
 */
package io.github.tfrnn.text;
