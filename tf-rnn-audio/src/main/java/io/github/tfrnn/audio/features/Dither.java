package io.github.tfrnn.audio.features;

import java.util.SplittableRandom;

/**
 * Noise that is added to the samples of each frame, as Kaldi does; the same for a frame of the same
 * number.
 *
 * @param amount standard deviation; 0 for none
 */
record Dither(double amount, long seed) {
  static final Dither NONE = new Dither(0, 0);

  /** Adds noise to the first samples of a frame. */
  void addTo(double[] frame, int extent, long number) {
    if (amount == 0) {
      return;
    }
    // Seeds that lie close to one another would give numbers that are shifted by one.
    long mixed = new SplittableRandom(seed).nextLong() + number;
    SplittableRandom random = new SplittableRandom(new SplittableRandom(mixed).nextLong());
    for (int i = 0; i < extent; i++) {
      frame[i] += amount * random.nextGaussian();
    }
  }
}
