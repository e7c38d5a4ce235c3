package io.github.tfrnn.audio;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Changes the sample rate by a ratio of whole numbers, with one filter whose phases take turns.
 *
 * <p>Source: {@code scipy.signal.resample_poly} with its default window, {@code ("kaiser", 5.0)}:
 * {@code firwin(20 · max(up, down) + 1, 1 / max(up, down))}, times up.
 */
final class Resampler {
  private static final double BETA = 5;
  private static final int ZERO_CROSSINGS = 10;
  private static final int MAX_TERM = 1_000_000;

  private final int up;
  private final int down;
  private final double[] filter; // its middle is sample 0

  private Resampler(int up, int down) {
    this.up = up;
    this.down = down;
    this.filter = filter(up, Math.max(up, down));
  }

  static Resampler of(int from, int to) {
    int divisor = greatestCommonDivisor(from, to);
    checkArgument(
        Math.max(from, to) / divisor <= MAX_TERM,
        "Sound: resampling from %s to %s Hz needs a filter of %s phases, at most %s are made:"
            + " choose rates with a common divisor",
        from,
        to,
        Math.max(from, to) / divisor,
        MAX_TERM);
    return new Resampler(to / divisor, from / divisor);
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  private static double[] filter(int up, int max) {
    int half = ZERO_CROSSINGS * max;
    double[] taps = new double[2 * half + 1];
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      int n = i - half;
      double x = Math.PI * n / max;
      double sinc = n == 0 ? 1 : Math.sin(x) / x;
      double r = (double) n / half;
      taps[i] = sinc * besselI0(BETA * Math.sqrt(Math.max(0, 1 - r * r)));
      sum += taps[i];
    }
    for (int i = 0; i < taps.length; i++) {
      taps[i] *= up / sum;
    }
    return taps;
  }

  /** Modified Bessel function of the first kind, order 0, by its power series. */
  private static double besselI0(double x) {
    double quarter = x * x / 4;
    double term = 1;
    double sum = 1;
    for (int k = 1; term > sum * 1e-17; k++) {
      term *= quarter / ((double) k * k);
      sum += term;
    }
    return sum;
  }

  float[] resample(float[] samples) {
    long length = ((long) samples.length * up + down - 1) / down;
    checkArgument(
        length <= Sound.MAX_ARRAY,
        "Sound: resampled by %s/%s, %s frames do not fit an array: resample it in parts",
        up,
        down,
        samples.length);
    int half = filter.length / 2;
    float[] resampled = new float[(int) length];
    for (int m = 0; m < resampled.length; m++) {
      long at = (long) m * down + half; // of the filter's end, among samples with zeros between
      int last = (int) Math.min(at / up, samples.length - 1);
      int first = (int) Math.max(0, (at - filter.length + up) / up);
      double sum = 0;
      int tap = (int) (at - (long) first * up);
      for (int i = first; i <= last; i++, tap -= up) {
        sum += samples[i] * filter[tap];
      }
      resampled[m] = (float) sum;
    }
    return resampled;
  }
}
