/**
 * Trains a language model on a text and writes texts with it: the commands {@code language-model}
 * and {@code generate}.
 */
package io.github.tfrnn.samples.language;
