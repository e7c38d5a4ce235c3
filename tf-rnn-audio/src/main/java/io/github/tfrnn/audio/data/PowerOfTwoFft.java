package io.github.tfrnn.audio.data;

/**
 * Discrete Fourier transforms of complex numbers, of lengths that are powers of two: without the
 * factor of 1/length either way. Immutable.
 */
final class PowerOfTwoFft {
  private final int length;
  private final int[] reversed;
  private final double[] cos;
  private final double[] sin;

  /**
   * Makes the tables.
   *
   * @param length a power of two
   */
  PowerOfTwoFft(int length) {
    this.length = length;
    reversed = new int[length];
    int bits = Integer.numberOfTrailingZeros(length);
    for (int i = 1; i < length; i++) {
      reversed[i] = Integer.reverse(i) >>> (Integer.SIZE - bits);
    }
    cos = new double[length / 2];
    sin = new double[length / 2];
    for (int i = 0; i < length / 2; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / length);
      sin[i] = -Math.sin(2 * Math.PI * i / length);
    }
  }

  /** Returns the least power of two that is at least a number; at least 1. */
  static int lengthFor(int least) {
    return least <= 1 ? 1 : Integer.highestOneBit(least - 1) * 2;
  }

  /** Transforms in place, with {@code exp(-2πi·k·n / length)}. */
  void forward(double[] re, double[] im) {
    for (int i = 0; i < length; i++) {
      if (i < reversed[i]) {
        swap(re, i, reversed[i]);
        swap(im, i, reversed[i]);
      }
    }
    for (int half = 1; half < length; half *= 2) {
      int stride = length / (2 * half);
      for (int start = 0; start < length; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          int a = start + k;
          int b = a + half;
          double c = cos[k * stride];
          double s = sin[k * stride];
          double r = re[b] * c - im[b] * s;
          double m = re[b] * s + im[b] * c;
          re[b] = re[a] - r;
          im[b] = im[a] - m;
          re[a] += r;
          im[a] += m;
        }
      }
    }
  }

  /** Transforms in place, with {@code exp(2πi·k·n / length)}. */
  void backward(double[] re, double[] im) {
    forward(im, re);
  }

  private static void swap(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}
