package io.github.tfrnn.audio.data;

import java.util.Arrays;

/** Convolves samples with a response by Fourier transforms. */
final class Convolution {

  /**
   * Returns the whole convolution, as {@code scipy.signal.fftconvolve} does by default.
   *
   * @param samples not empty
   * @param response not empty
   * @return {@code [samples.length + response.length - 1]}
   */
  static double[] whole(float[] samples, float[] response) {
    int length = Math.addExact(samples.length, response.length - 1);
    int size = PowerOfTwoFft.lengthFor(length);
    double[] re = new double[size];
    double[] im = new double[size];
    for (int i = 0; i < samples.length; i++) {
      re[i] = samples[i];
    }
    for (int i = 0; i < response.length; i++) {
      im[i] = response[i];
    }
    PowerOfTwoFft fft = new PowerOfTwoFft(size);
    fft.forward(re, im); // both at once: one in the real, one in the imaginary numbers
    double[] productRe = new double[size];
    double[] productIm = new double[size];
    for (int k = 0; k < size; k++) {
      int mirrored = (size - k) % size;
      double aRe = (re[k] + re[mirrored]) / 2;
      double aIm = (im[k] - im[mirrored]) / 2;
      double bRe = (im[k] + im[mirrored]) / 2;
      double bIm = (re[mirrored] - re[k]) / 2;
      productRe[k] = (aRe * bRe - aIm * bIm) / size;
      productIm[k] = (aRe * bIm + aIm * bRe) / size;
    }
    fft.backward(productRe, productIm);
    return Arrays.copyOf(productRe, length);
  }

  private Convolution() {}
}
