package io.github.tfrnn.audio.features;

import io.github.tfrnn.audio.fourier.ComplexFft;
import io.github.tfrnn.audio.fourier.RealFft;

/** A frame of a sound and its spectrum, computed when it is first asked for. For one thread. */
final class SpectralFrame {

  /** What is the same for all frames. Immutable. */
  static final class Tables {
    private final int sampleRate;
    private final double rollOff;
    private final RealFft fft;
    private final double[] window;

    Tables(int sampleRate, int length, double rollOff) {
      this.sampleRate = sampleRate;
      this.rollOff = rollOff;
      this.fft = new RealFft(length);
      this.window = WindowFunction.HANN.values(length);
    }
  }

  private final Tables tables;
  private final double[] frame;
  private final ComplexFft.Room room;
  private final double[] spectrum;
  private float[] samples;
  private int from;
  private boolean transformed;

  SpectralFrame(Tables tables, int length) {
    this.tables = tables;
    this.frame = new double[length];
    this.room = tables.fft.room();
    this.spectrum = new double[tables.fft.bins()];
  }

  /**
   * Goes to a frame.
   *
   * @param newFrom where it begins, also beyond the ends of the sound
   */
  void at(float[] newSamples, int newFrom) {
    samples = newSamples;
    from = newFrom;
    transformed = false;
  }

  int length() {
    return frame.length;
  }

  double rollOff() {
    return tables.rollOff;
  }

  double hertz(int k) {
    return (double) k * tables.sampleRate / frame.length;
  }

  /** Returns a sample of the frame, 0 beyond the ends. */
  double sampleOrZero(int i) {
    int at = from + i;
    return at >= 0 && at < samples.length ? samples[at] : 0;
  }

  /** Returns a sample of the frame, the first or the last one beyond the ends. */
  double sampleOrEnd(int i) {
    return samples[Math.max(0, Math.min(samples.length - 1, from + i))];
  }

  /** Returns magnitudes of frequencies, {@code [length / 2 + 1]}. */
  double[] magnitudes() {
    if (!transformed) {
      for (int i = 0; i < frame.length; i++) {
        frame[i] = sampleOrZero(i) * tables.window[i];
      }
      tables.fft.powers(frame, room, spectrum);
      for (int k = 0; k < spectrum.length; k++) {
        spectrum[k] = Math.sqrt(spectrum[k]);
      }
      transformed = true;
    }
    return spectrum;
  }

  /** Returns the sum of the magnitudes; 1 where it is as good as 0. */
  double sum() {
    double sum = 0;
    for (double magnitude : magnitudes()) {
      sum += magnitude;
    }
    return sum < Double.MIN_NORMAL ? 1 : sum;
  }

  double centroid() {
    double[] magnitudes = magnitudes();
    double weighted = 0;
    for (int k = 0; k < magnitudes.length; k++) {
      weighted += hertz(k) * magnitudes[k];
    }
    return weighted / sum();
  }
}
