package io.github.tfrnn.audio.features;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.saving.Asset;

/**
 * Makes rows of numbers, one a frame, of samples: {@link Mfcc} or {@link MelSpectrogram}.
 *
 * <p>Immutable, safe for use by several threads.
 */
public sealed interface AudioFeatures permits Mfcc, MelSpectrogram {

  /** Returns the frames a second that samples must have. */
  int sampleRate();

  /** Returns how many numbers each frame has. */
  int size();

  /**
   * Returns how many frames so many samples make; 0 for less than {@link #leastSamples}.
   *
   * @param samples at least 0
   */
  int frames(int samples);

  /** Returns how few samples make a frame; of fewer, {@link #of(float[])} makes no rows. */
  int leastSamples();

  /**
   * Returns the features of a sound.
   *
   * @param samples {@code [samples]} at {@link #sampleRate}, amplitudes in [-1, 1]
   * @return {@code [frames, size]}; without rows if there are not enough samples for a frame
   * @throws IllegalArgumentException if a sample is not finite
   */
  float[][] of(float[] samples);

  /**
   * Returns the features of a sound of one channel.
   *
   * @throws IllegalArgumentException if it has several channels, or another sample rate
   */
  float[][] of(Sound sound);

  /**
   * Returns a stream that makes the same rows of samples that come bit by bit.
   *
   * @throws IllegalStateException if rows depend on samples that come much later: with {@link
   *     Compression#decibels()}, which are relative to the loudest, or mirrored ends
   */
  FeatureStream stream();

  /**
   * Returns the files for {@code model.export}. With them, the exported model answers to the
   * signature {@code audio} as well: it takes samples {@code [batch, samples]}, float32 at {@link
   * #sampleRate}, at least {@link #leastSamples}, and makes the features itself, as here. All
   * sounds of a request are equally long.
   */
  Asset[] assets();

  /**
   * As {@link #assets()}, for a model of a fixed number of timesteps: the signature cuts off the
   * frames behind that number, or pads with rows of zeros.
   *
   * @param frames timesteps of the model, at least 1
   * @throws IllegalArgumentException if it is less than 1
   */
  Asset[] assets(int frames);
}
