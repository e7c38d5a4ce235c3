package io.github.tfrnn.audio.features;

/**
 * Discrete Fourier transforms of complex numbers, of any length: by halves if that is a power of
 * two, else as a convolution (Bluestein 1970). Immutable.
 */
final class ComplexFft {
  private final int length;
  private final int size; // a power of two: the length, or that of the convolution
  private final int[] reversed;
  private final double[] cos;
  private final double[] sin;

  // Of Bluestein's: w[k] = exp(-i·pi·k²/n), and the transform of its conjugate.
  private final double[] chirpRe;
  private final double[] chirpIm;
  private final double[] filterRe;
  private final double[] filterIm;

  ComplexFft(int length) {
    this.length = length;
    boolean powerOfTwo = Integer.bitCount(length) == 1;
    size = powerOfTwo ? length : Integer.highestOneBit(2 * length - 1) * 2;
    reversed = new int[size];
    int bits = Integer.numberOfTrailingZeros(size);
    for (int i = 1; i < size; i++) {
      reversed[i] = Integer.reverse(i) >>> (32 - bits);
    }
    cos = new double[size / 2];
    sin = new double[size / 2];
    for (int i = 0; i < size / 2; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / size);
      sin[i] = -Math.sin(2 * Math.PI * i / size);
    }
    int chirp = powerOfTwo ? 0 : length;
    chirpRe = new double[chirp];
    chirpIm = new double[chirp];
    filterRe = new double[powerOfTwo ? 0 : size];
    filterIm = new double[powerOfTwo ? 0 : size];
    for (int k = 0; k < chirp; k++) {
      double angle = Math.PI * ((long) k * k % (2L * length)) / length;
      chirpRe[k] = Math.cos(angle);
      chirpIm[k] = -Math.sin(angle);
      filterRe[k] = chirpRe[k];
      filterIm[k] = -chirpIm[k];
      if (k > 0) {
        filterRe[size - k] = chirpRe[k];
        filterIm[size - k] = -chirpIm[k];
      }
    }
    if (!powerOfTwo) {
      byHalves(filterRe, filterIm);
    }
  }

  /** Returns how long the arrays of {@link #transform} must be at least. */
  int workLength() {
    return size;
  }

  /** Transforms the first numbers of the arrays in place; the others are overwritten. */
  void transform(double[] re, double[] im) {
    if (chirpRe.length == 0) {
      byHalves(re, im);
      return;
    }
    for (int k = 0; k < length; k++) {
      multiply(re, im, k, chirpRe[k], chirpIm[k]);
    }
    for (int k = length; k < size; k++) {
      re[k] = 0;
      im[k] = 0;
    }
    byHalves(re, im);
    for (int k = 0; k < size; k++) {
      multiply(re, im, k, filterRe[k], filterIm[k]);
    }
    byHalves(im, re); // the other way round: back
    for (int k = 0; k < length; k++) {
      multiply(re, im, k, chirpRe[k] / size, chirpIm[k] / size);
    }
  }

  private static void multiply(double[] re, double[] im, int k, double byRe, double byIm) {
    double product = re[k] * byRe - im[k] * byIm;
    im[k] = re[k] * byIm + im[k] * byRe;
    re[k] = product;
  }

  private void byHalves(double[] re, double[] im) {
    for (int i = 0; i < size; i++) {
      int j = reversed[i];
      if (i < j) {
        double r = re[i];
        re[i] = re[j];
        re[j] = r;
        double m = im[i];
        im[i] = im[j];
        im[j] = m;
      }
    }
    for (int half = 1; half < size; half *= 2) {
      int stride = size / (2 * half);
      for (int start = 0; start < size; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          double c = cos[k * stride];
          double s = sin[k * stride];
          int a = start + k;
          int b = a + half;
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
}
