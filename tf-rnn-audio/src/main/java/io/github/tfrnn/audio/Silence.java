package io.github.tfrnn.audio;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Finds where sound is loud enough.
 *
 * <p>Source: {@code librosa.effects.trim}, with the same frames: 2048 samples around every 512th,
 * zeros beyond the ends, and of several channels the loudest.
 */
public final class Silence {
  private static final int LENGTH = 2048;
  private static final int STEP = 512;
  private static final double LEAST_POWER = 1e-10;

  /**
   * Returns a sound without the quiet at its beginning and its end.
   *
   * @param topDecibels how far below the loudest frame is quiet, over 0; librosa's default is 60
   * @return the frames from the first one that is not quiet to the last; none if all samples are 0
   */
  public static Sound trim(Sound sound, double topDecibels) {
    checkArgument(topDecibels > 0, "Silence: topDecibels must be over 0, got %s", topDecibels);
    double[] power = power(sound);
    double loudest = 0;
    for (double p : power) {
      loudest = Math.max(loudest, p);
    }
    if (loudest == 0) {
      return sound.slice(0, 0);
    }
    double least = decibels(loudest) - topDecibels;
    int first = -1;
    int last = -1;
    for (int f = 0; f < power.length; f++) {
      if (decibels(power[f]) > least) {
        first = first < 0 ? f : first;
        last = f;
      }
    }
    return sound.slice(
        Math.min(sound.frames(), first * STEP), Math.min(sound.frames(), (last + 1) * STEP));
  }

  private static double decibels(double power) {
    return 10 * Math.log10(Math.max(LEAST_POWER, power));
  }

  /** Returns the mean square of each frame, of the loudest channel. */
  private static double[] power(Sound sound) {
    int frames = sound.frames();
    double[] power = new double[frames == 0 ? 0 : 1 + frames / STEP];
    for (int c = 0; c < sound.channels(); c++) {
      float[] samples = sound.samples(c);
      for (int f = 0; f < power.length; f++) {
        int from = Math.max(0, f * STEP - LENGTH / 2);
        int to = Math.min(frames, f * STEP + LENGTH / 2);
        double sum = 0;
        for (int i = from; i < to; i++) {
          sum += (double) samples[i] * samples[i];
        }
        power[f] = Math.max(power[f], sum / LENGTH);
      }
    }
    return power;
  }

  private Silence() {}
}
