/**
 * Sound for the layers of tf-rnn-core.
 *
 * <p>{@link Sound} reads recordings (WAV, AIFF, AU) as samples in [-1, 1], mixes, resamples and
 * writes them; {@link SoundBlocks} reads those that are longer than memory. What a network takes is
 * made of samples in {@code io.github.tfrnn.audio.features}. Start at {@link Sound}. Floor 0 of
 * this module: knows nothing of features.
 */
package io.github.tfrnn.audio;
