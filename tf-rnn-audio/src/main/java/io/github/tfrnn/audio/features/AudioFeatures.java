package io.github.tfrnn.audio.features;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.saving.Asset;
import java.util.OptionalInt;

/**
 * Makes rows of numbers, one a frame, of samples: {@link Mfcc} or {@link MelSpectrogram}.
 *
 * <p>Immutable, safe for use by several threads.
 */
public abstract sealed class AudioFeatures permits Mfcc, MelSpectrogram {

  private final String name;
  private final FeatureComputer computer;

  AudioFeatures(String name, FeatureSettings settings, Dither dither) {
    this.name = name;
    this.computer = new FeatureComputer(name, settings, dither);
  }

  /** Returns the frames a second that samples must have. */
  public final int sampleRate() {
    return settings().sampleRate();
  }

  /** Returns how many numbers each frame has. */
  public final int size() {
    return settings().size();
  }

  /**
   * Returns how many frames so many samples make; 0 for less than {@link #leastSamples}.
   *
   * @param samples at least 0
   */
  public final int frames(int samples) {
    return computer.frames(samples);
  }

  /** Returns how few samples make a frame; of fewer, {@link #of(float[])} makes no rows. */
  public final int leastSamples() {
    return settings().leastSamples();
  }

  /**
   * Returns the features of a sound.
   *
   * @param samples {@code [samples]} at {@link #sampleRate}, amplitudes in [-1, 1]
   * @return {@code [frames, size]}; without rows if there are not enough samples for a frame
   * @throws IllegalArgumentException if a sample is not finite
   */
  public final float[][] of(float[] samples) {
    return computer.of(samples);
  }

  /**
   * As {@link #of(float[])}, with noise of another seed if there is {@code dither}: in each epoch
   * other rows of the same sound.
   *
   * @param samples {@code [samples]}
   * @param ditherSeed what the noise comes from
   */
  public final float[][] of(float[] samples, long ditherSeed) {
    return computer.of(samples, ditherSeed);
  }

  /**
   * Returns the features of a sound of one channel.
   *
   * @throws IllegalArgumentException if it has several channels, or another sample rate
   */
  public final float[][] of(Sound sound) {
    return computer.of(sound);
  }

  /**
   * Returns a stream that makes the same rows of samples that come bit by bit.
   *
   * @throws IllegalStateException if rows depend on samples that come much later: with {@link
   *     Compression#decibels()}, which are relative to the loudest, or mirrored ends
   */
  public final FeatureStream stream() {
    return computer.stream();
  }

  /**
   * Returns the files for {@code model.export}. With them, the exported model answers to the
   * signature {@code audio} as well: it takes samples {@code [batch, samples]}, float32 at {@link
   * #sampleRate}, at least {@link #leastSamples}, and makes the features itself, as here. All
   * sounds of such a request are equally long.
   *
   * <p>The signature {@code audio_lengths} takes {@code lengths} too, int32 {@code [batch]}, for
   * sounds of unequal length that are filled up with anything. Each gets the rows that it would
   * have alone, and rows of zeros behind them: begin the model with {@code Masking.of(0)}, which
   * hides these, and each gets the answer that it would get alone.
   */
  public final Asset[] assets() {
    return computer.assets(OptionalInt.empty());
  }

  /**
   * As {@link #assets()}, for a model of a fixed number of timesteps: the signature cuts off the
   * frames behind that number, or pads with rows of zeros.
   *
   * @param frames timesteps of the model, at least 1
   * @throws IllegalArgumentException if it is less than 1
   */
  public final Asset[] assets(int frames) {
    return computer.assets(OptionalInt.of(frames));
  }

  /** Returns a layer that makes these features inside of a model. */
  public final FeatureLayer layer() {
    return FeatureLayer.of(this);
  }

  /** Returns the same features without noise. */
  final AudioFeatures withoutDither() {
    return computer.dither().equals(Dither.NONE) ? this : AudioJson.features(settings());
  }

  final FeatureSettings settings() {
    return computer.settings();
  }

  /** Equal where kind and settings are. */
  @Override
  public final boolean equals(Object other) {
    return other instanceof AudioFeatures that
        && name.equals(that.name)
        && settings().equals(that.settings())
        && computer.dither().equals(that.computer.dither());
  }

  @Override
  public final int hashCode() {
    return settings().hashCode();
  }

  @Override
  public final String toString() {
    String told = settings().toString().replace("FeatureSettings", name);
    return computer.dither().equals(Dither.NONE) ? told : told + " with " + computer.dither();
  }
}
