/**
 * Reads labels out of what a model says of each timestep.
 *
 * <p>A decoder takes the outputs of one sequence as arrays and searches for the labels that they
 * make likely; no graph and no native memory is involved. Start at {@link
 * io.github.tfrnn.decoding.CTCDecoder}, for models that were trained with {@code Loss.CTC}; how far
 * what is read is from what should be there, {@code EditDistance} of the metrics tells. Floor 3:
 * never uses layers, losses, metrics or optimizers.
 */
package io.github.tfrnn.decoding;
