package io.github.tfrnn.audio.fourier;

import java.util.Arrays;

/** Power spectra of real numbers, of any length. Immutable; callers bring the room to work in. */
public final class RealFft {
  private final int length;
  private final boolean even;
  private final ComplexFft complex; // of half the length, if that is even
  private final double[] cos;
  private final double[] sin;

  /**
   * Makes the tables.
   *
   * @param length samples of a transform, in [1, 2^29]
   */
  public RealFft(int length) {
    this.length = length;
    this.even = length % 2 == 0;
    this.complex = new ComplexFft(even ? length / 2 : length);
    cos = new double[even ? length / 2 : 0];
    sin = new double[cos.length];
    for (int k = 0; k < cos.length; k++) {
      cos[k] = Math.cos(2 * Math.PI * k / length);
      sin[k] = -Math.sin(2 * Math.PI * k / length);
    }
  }

  /** Returns the number of frequencies, {@code length / 2 + 1}. */
  public int bins() {
    return length / 2 + 1;
  }

  /** Returns room for {@link #powers}. */
  public ComplexFft.Room room() {
    return complex.room();
  }

  /**
   * Computes squared magnitudes.
   *
   * @param samples the first {@code length} of them
   * @param room of {@link #room}
   * @param powers {@code [bins]}, of frequencies from 0 to half the sample rate
   */
  public void powers(double[] samples, ComplexFft.Room room, double[] powers) {
    if (!even) {
      System.arraycopy(samples, 0, room.re(), 0, length);
      Arrays.fill(room.im(), 0);
      complex.transform(room);
      double[] re = room.re();
      double[] im = room.im();
      for (int k = 0; k < bins(); k++) {
        powers[k] = re[k] * re[k] + im[k] * im[k];
      }
      return;
    }
    int half = length / 2;
    for (int k = 0; k < half; k++) {
      room.re()[k] = samples[2 * k];
      room.im()[k] = samples[2 * k + 1];
    }
    complex.transform(room);
    double[] re = room.re();
    double[] im = room.im();
    powers[0] = (re[0] + im[0]) * (re[0] + im[0]);
    powers[half] = (re[0] - im[0]) * (re[0] - im[0]);
    for (int k = 1; k <= half - k; k++) {
      int mirrored = half - k;
      double evenRe = (re[k] + re[mirrored]) / 2; // the transforms of samples 0, 2, 4, …
      double evenIm = (im[k] - im[mirrored]) / 2;
      double oddRe = (im[k] + im[mirrored]) / 2; // and 1, 3, 5, …
      double oddIm = (re[mirrored] - re[k]) / 2;
      double turnedRe = oddRe * cos[k] - oddIm * sin[k];
      double turnedIm = oddRe * sin[k] + oddIm * cos[k];
      double r = evenRe + turnedRe;
      double i = evenIm + turnedIm;
      powers[k] = r * r + i * i;
      r = evenRe - turnedRe;
      i = evenIm - turnedIm;
      powers[mirrored] = r * r + i * i;
    }
  }
}
