package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Sound;

/**
 * A ratio of whole numbers, by which sounds get more or fewer samples.
 *
 * @param up over 0
 * @param down over 0, with no divisor in common
 */
record Ratio(int up, int down) {
  private static final int LARGEST = 200; // a filter has 20 taps for each; off by less than 0.3 %
  static final double LEAST = 1.0 / 20;
  static final double MOST = 20;

  /** Returns the nearest ratio whose terms are at most 200, by its continued fraction. */
  static Ratio near(String where, double value) {
    checkArgument(
        value >= LEAST && value <= MOST,
        "%s: a factor must be in [%s, %s], got %s",
        where,
        LEAST,
        MOST,
        value);
    long p0 = 0;
    long q0 = 1;
    long p1 = 1;
    long q1 = 0;
    double rest = value;
    while (true) {
      long whole = (long) Math.floor(rest);
      if (whole * p1 + p0 > LARGEST || whole * q1 + q0 > LARGEST) {
        return between(value, p0, q0, p1, q1);
      }
      long p2 = whole * p1 + p0;
      long q2 = whole * q1 + q0;
      p0 = p1;
      q0 = q1;
      p1 = p2;
      q1 = q2;
      if (Math.abs(value - (double) p1 / q1) < 1e-9) {
        return new Ratio((int) p1, (int) q1);
      }
      rest = 1 / (rest - whole);
    }
  }

  /** Returns the better of the last convergent and the largest fraction before the next one. */
  private static Ratio between(double value, long p0, long q0, long p1, long q1) {
    long times = Long.MAX_VALUE;
    if (p1 > 0) {
      times = (LARGEST - p0) / p1;
    }
    if (q1 > 0) {
      times = Math.min(times, (LARGEST - q0) / q1);
    }
    long p = p0 + times * p1;
    long q = q0 + times * q1;
    boolean nearer = q > 0 && Math.abs(value - (double) p / q) < Math.abs(value - (double) p1 / q1);
    return nearer ? new Ratio((int) p, (int) q) : new Ratio((int) p1, (int) q1);
  }

  /** Returns a sound with {@code ceil(frames · up / down)} frames at the same sample rate. */
  Sound resample(Sound sound) {
    if (up == down) {
      return sound;
    }
    return Channels.map(sound, samples -> Sound.of(down, samples).resample(up).samples());
  }
}
