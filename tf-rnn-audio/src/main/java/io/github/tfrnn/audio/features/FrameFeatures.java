package io.github.tfrnn.audio.features;

import io.github.tfrnn.audio.fourier.ComplexFft;
import io.github.tfrnn.audio.fourier.RealFft;

/** Turns frames of samples into features, with room to work in: for one thread at a time. */
final class FrameFeatures {

  /** What is the same for all frames. Immutable. */
  static final class Tables {
    private final FeatureSettings settings;
    private final double[] window;
    private final RealFft fft;
    private final MelFilters filters;
    private final CosineTransform cosines;

    Tables(FeatureSettings settings) {
      this.settings = settings;
      this.window = settings.windowValues();
      this.fft = new RealFft(settings.fftLength());
      this.filters = MelFilters.of(settings);
      this.cosines = new CosineTransform(settings);
    }
  }

  /** Kaldi's and Python's least energies, whose logarithm is not infinite. */
  static final double FLOAT_EPSILON = 1.1920928955078125e-07;

  static final double DOUBLE_EPSILON = 2.220446049250313e-16;

  private final Tables tables;
  private final Dither dither;
  private final FeatureSettings settings;
  private final double[] frame;
  private final ComplexFft.Room room;
  private final double[] spectrum;
  private final CosineTransform.Room cosines;
  private double energy;

  FrameFeatures(Tables tables, Dither dither) {
    this.tables = tables;
    this.dither = dither;
    this.settings = tables.settings;
    this.frame = new double[Math.max(settings.extent(), settings.fftLength())];
    this.room = tables.fft.room();
    this.spectrum = new double[settings.bins()];
    this.cosines = tables.cosines.new Room();
  }

  /** Returns where the samples of the next frame are put, {@code [extent]}; zeros are behind. */
  double[] frame() {
    return frame;
  }

  /**
   * Computes the mel energies of the frame, compressed, and what stands for its energy.
   *
   * @param number of the frame, from 0
   * @param mel {@code [melBins]}
   */
  void melOfFrame(long number, double[] mel) {
    int extent = settings.extent();
    dither.addTo(frame, extent, number);
    if (settings.removeDcOffset()) {
      double mean = 0;
      for (int i = 0; i < extent; i++) {
        mean += frame[i];
      }
      mean /= extent;
      for (int i = 0; i < extent; i++) {
        frame[i] -= mean;
      }
    }
    if (settings.energy() == Energy.OF_SAMPLES) {
      double sum = 0;
      for (int i = 0; i < extent; i++) {
        sum += frame[i] * frame[i];
      }
      energy = Math.log(Math.max(sum, FLOAT_EPSILON));
    }
    if (settings.emphasisInFrame() && settings.preEmphasis() != 0) {
      for (int i = extent - 1; i > 0; i--) {
        frame[i] -= settings.preEmphasis() * frame[i - 1];
      }
      frame[0] -= settings.preEmphasis() * frame[0];
    }
    for (int i = 0; i < extent; i++) {
      frame[i] *= tables.window[i];
    }
    tables.fft.powers(frame, room, spectrum);
    scale();
    tables.filters.apply(spectrum, mel);
    settings.compression().apply(mel);
  }

  private void scale() {
    switch (settings.spectrum()) {
      case POWER -> {}
      case POWER_BY_LENGTH -> {
        for (int k = 0; k < spectrum.length; k++) {
          spectrum[k] /= settings.fftLength();
        }
      }
      case MAGNITUDE -> {
        for (int k = 0; k < spectrum.length; k++) {
          spectrum[k] = Math.sqrt(spectrum[k]);
        }
      }
    }
    if (settings.energy() == Energy.OF_SPECTRUM) {
      double sum = 0;
      for (double value : spectrum) {
        sum += value;
      }
      energy = Math.log(sum == 0 ? DOUBLE_EPSILON : sum);
    }
  }

  /** Returns what stands for the energy of the last frame. */
  double energy() {
    return energy;
  }

  /** Returns the features of a frame of its mel energies, compressed and limited. */
  float[] features(double[] mel, double energy) {
    if (settings.coefficients() == 0) {
      float[] features = new float[mel.length];
      for (int m = 0; m < features.length; m++) {
        features[m] = (float) mel[m];
      }
      return features;
    }
    float[] features = cosines.apply(mel);
    if (settings.energy() != Energy.NONE) {
      features[0] = (float) energy;
    }
    return features;
  }
}
