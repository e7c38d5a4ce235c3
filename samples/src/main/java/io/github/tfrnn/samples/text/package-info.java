/**
 * Which class does a text belong to? An LSTM learns it from examples.
 *
 * <p>{@link io.github.tfrnn.samples.text.TextCommand} trains, evaluates and exports a classifier;
 * {@link io.github.tfrnn.samples.text.TextPredictCommand} classifies with one.
 */
package io.github.tfrnn.samples.text;
