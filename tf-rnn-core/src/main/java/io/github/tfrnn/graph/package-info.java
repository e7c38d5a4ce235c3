/**
 * What every floor above shares: weights, values on their way through a model, reverse mode, loops.
 *
 * <p>The one idea: a model is functions from operands to operands, recorded on a {@link Tape} so
 * that gradients can be asked for. Start at {@link Call}. Floor 0: knows TensorFlow and nothing of
 * tf-rnn.
 */
package io.github.tfrnn.graph;
