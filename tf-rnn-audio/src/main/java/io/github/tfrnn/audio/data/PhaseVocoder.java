package io.github.tfrnn.audio.data;

import io.github.tfrnn.audio.fourier.ComplexFft;
import java.util.Arrays;

/**
 * Stretches sound in time without changing its pitch: spectra of overlapping frames are read at
 * another pace, and each frequency's phase goes on as fast as it did.
 *
 * <p>Source: Flanagan and Golden (1966); with the numbers of {@code librosa.effects.time_stretch}:
 * periodic Hann windows, a step of a quarter of a frame, zeros beyond the ends.
 *
 * @param fftLength samples in a frame, a power of two, at least 4
 */
record PhaseVocoder(int fftLength) {

  /** Magnitudes and phases, {@code [frames][bins]}. */
  private static final class Polar {
    private final double[][] magnitudes;
    private final double[][] phases;

    Polar(double[][] magnitudes, double[][] phases) {
      this.magnitudes = magnitudes;
      this.phases = phases;
    }
  }

  /**
   * Returns stretched samples.
   *
   * @param rate over 0; 2 halves the length
   * @return {@code [length]}
   */
  double[] stretch(float[] samples, double rate, int length) {
    if (length == 0) {
      return new double[0];
    }
    double[] window = new double[fftLength];
    for (int i = 0; i < fftLength; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / fftLength);
    }
    ComplexFft fft = new ComplexFft(fftLength);
    return synthesis(fft, window, paced(analysis(fft, window, samples), rate), length);
  }

  private int step() {
    return fftLength / 4;
  }

  private int bins() {
    return fftLength / 2 + 1;
  }

  private Polar analysis(ComplexFft fft, double[] window, float[] samples) {
    int frames = 1 + samples.length / step();
    double[][] magnitudes = new double[frames][bins()];
    double[][] phases = new double[frames][bins()];
    ComplexFft.Room room = fft.room();
    for (int f = 0; f < frames; f++) {
      int first = f * step() - fftLength / 2;
      for (int i = 0; i < fftLength; i++) {
        int at = first + i;
        room.re()[i] = at >= 0 && at < samples.length ? window[i] * samples[at] : 0;
      }
      Arrays.fill(room.im(), 0);
      fft.transform(room);
      double[] re = room.re();
      double[] im = room.im();
      for (int k = 0; k < bins(); k++) {
        magnitudes[f][k] = Math.sqrt(re[k] * re[k] + im[k] * im[k]);
        phases[f][k] = Math.atan2(im[k], re[k]);
      }
    }
    return new Polar(magnitudes, phases);
  }

  private Polar paced(Polar read, double rate) {
    int frames = (int) Math.ceil(read.magnitudes.length / rate);
    double[][] magnitudes = new double[frames][bins()];
    double[][] phases = new double[frames][];
    double[] phase = read.phases[0].clone();
    double[] nothing = new double[bins()]; // behind the last frame
    for (int t = 0; t < frames; t++) {
      double at = t * rate;
      int before = (int) at;
      double share = at - before;
      double[] magnitude = frame(read.magnitudes, before, nothing);
      double[] nextMagnitude = frame(read.magnitudes, before + 1, nothing);
      double[] angle = frame(read.phases, before, nothing);
      double[] nextAngle = frame(read.phases, before + 1, nothing);
      phases[t] = phase.clone();
      for (int k = 0; k < bins(); k++) {
        magnitudes[t][k] = (1 - share) * magnitude[k] + share * nextMagnitude[k];
        double expected = 2 * Math.PI * step() * k / fftLength;
        double surplus = nextAngle[k] - angle[k] - expected;
        surplus -= 2 * Math.PI * Math.rint(surplus / (2 * Math.PI));
        phase[k] += expected + surplus;
      }
    }
    return new Polar(magnitudes, phases);
  }

  private static double[] frame(double[][] frames, int number, double[] otherwise) {
    return number < frames.length ? frames[number] : otherwise;
  }

  private double[] synthesis(ComplexFft fft, double[] window, Polar spectra, int length) {
    double[] sum = new double[length];
    double[] weight = new double[length];
    ComplexFft.Room room = fft.room();
    for (int f = 0; f < spectra.magnitudes.length; f++) {
      int first = f * step() - fftLength / 2;
      if (first >= length) {
        break;
      }
      spectrum(spectra.magnitudes[f], spectra.phases[f], room.re(), room.im());
      fft.inverse(room);
      for (int i = Math.max(0, -first); i < fftLength && first + i < length; i++) {
        sum[first + i] += window[i] * room.re()[i] / fftLength;
        weight[first + i] += window[i] * window[i];
      }
    }
    for (int i = 0; i < length; i++) {
      sum[i] = weight[i] > Double.MIN_NORMAL ? sum[i] / weight[i] : sum[i];
    }
    return sum;
  }

  /** Fills in the spectrum of real samples: its upper half mirrors the lower. */
  private void spectrum(double[] magnitudes, double[] phases, double[] re, double[] im) {
    for (int k = 0; k < bins(); k++) {
      re[k] = magnitudes[k] * Math.cos(phases[k]);
      im[k] = magnitudes[k] * Math.sin(phases[k]);
    }
    im[0] = 0;
    im[bins() - 1] = 0;
    for (int k = 1; k < bins() - 1; k++) {
      re[fftLength - k] = re[k];
      im[fftLength - k] = -im[k];
    }
  }
}
