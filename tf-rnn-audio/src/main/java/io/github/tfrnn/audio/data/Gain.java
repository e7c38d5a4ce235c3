package io.github.tfrnn.audio.data;

import io.github.tfrnn.audio.Sound;
import java.util.random.RandomGenerator;

/**
 * Makes sounds louder or softer, by decibels that are evenly drawn from a range.
 *
 * <p>Sounds are not limited: they may come out beyond [-1, 1]. Immutable, safe for use by several
 * threads.
 */
public final class Gain implements SoundChange {
  private final EvenRange decibels;

  private Gain(EvenRange decibels) {
    this.decibels = decibels;
  }

  /**
   * Returns the change of level.
   *
   * @param low least change in decibels; -20 is a tenth of the amplitude
   * @param high largest change in decibels; 20 is ten times the amplitude
   */
  public static Gain decibels(double low, double high) {
    return new Gain(EvenRange.of("Gain", "decibels", low, high));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a sample becomes too large for 32 bits
   */
  @Override
  public Sound apply(Sound sound, RandomGenerator random) {
    double factor = Math.pow(10, decibels.draw(random) / 20);
    return Channels.map(sound, samples -> Channels.scaled(samples, factor));
  }
}
