package io.github.tfrnn.audio.data;

import io.github.tfrnn.audio.fourier.ComplexFft;
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
    int size = ComplexFft.powerOfTwo(length);
    ComplexFft fft = new ComplexFft(size);
    ComplexFft.Room both = fft.room(); // one in the real, one in the imaginary numbers
    for (int i = 0; i < samples.length; i++) {
      both.re()[i] = samples[i];
    }
    for (int i = 0; i < response.length; i++) {
      both.im()[i] = response[i];
    }
    fft.transform(both);
    double[] re = both.re();
    double[] im = both.im();
    ComplexFft.Room product = fft.room();
    for (int k = 0; k < size; k++) {
      int mirrored = (size - k) % size;
      double aRe = (re[k] + re[mirrored]) / 2;
      double aIm = (im[k] - im[mirrored]) / 2;
      double bRe = (im[k] + im[mirrored]) / 2;
      double bIm = (re[mirrored] - re[k]) / 2;
      product.re()[k] = (aRe * bRe - aIm * bIm) / size;
      product.im()[k] = (aRe * bIm + aIm * bRe) / size;
    }
    fft.inverse(product);
    return Arrays.copyOf(product.re(), length);
  }

  private Convolution() {}
}
