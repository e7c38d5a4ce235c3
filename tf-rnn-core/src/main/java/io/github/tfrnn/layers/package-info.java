/**
 * Layers, described as immutable records.
 *
 * <p>A layer knows its options and, from an input shape, the weights it needs; {@link
 * io.github.tfrnn.layers.Layer#build} creates them in one graph and returns the layer bound to it,
 * because a model is built more than once: to train and to export. A recurrent cell makes one
 * timestep, {@link io.github.tfrnn.layers.RNN} runs it over sequences. Start at {@link
 * io.github.tfrnn.layers.LSTM}; write your own with {@link io.github.tfrnn.layers.Layer} or {@link
 * io.github.tfrnn.layers.RNNCell}. Floor 3: never uses losses, optimizers or training.
 */
package io.github.tfrnn.layers;
