package io.github.tfrnn.audio.features;

/**
 * All that makes features of samples; checked by {@link FeatureBuilder}. Lengths are in samples.
 *
 * @param coefficients of the cosine transform; 0 for the mel spectrogram itself
 * @param windowInMiddle whether a window that is shorter than the transform stands in its middle
 * @param emphasisInFrame whether each frame is pre-emphasised by itself
 * @param lifterFromOne whether the first coefficient is lifted as number 1
 */
record FeatureSettings(
    int sampleRate,
    double sampleScale,
    boolean removeDcOffset,
    double preEmphasis,
    boolean emphasisInFrame,
    int frameLength,
    int frameStep,
    int fftLength,
    WindowFunction window,
    boolean windowInMiddle,
    Framing framing,
    Spectrum spectrum,
    int melBins,
    double lowHertz,
    double highHertz,
    MelScale melScale,
    FilterShape filterShape,
    boolean slaneyNorm,
    Compression compression,
    int coefficients,
    DctNorm dctNorm,
    double lifter,
    boolean lifterFromOne,
    Energy energy) {

  /** Returns the samples from the beginning to the end of a frame. */
  int extent() {
    return windowInMiddle ? fftLength : frameLength;
  }

  int bins() {
    return fftLength / 2 + 1;
  }

  int size() {
    return coefficients == 0 ? melBins : coefficients;
  }

  /** Returns how many frames so many samples make. */
  long frames(long samples) {
    return samples == 0 ? 0 : framing.count(samples, extent(), frameStep);
  }

  double[] windowValues() {
    double[] values = new double[extent()];
    int from = (extent() - frameLength) / 2;
    System.arraycopy(window.values(frameLength), 0, values, from, frameLength);
    return values;
  }

  /** Returns what a coefficient is made of, of each mel bin. */
  double cosine(int coefficient, int mel) {
    return dctNorm.factor(coefficient, melBins)
        * Math.cos(Math.PI * coefficient * (mel + 0.5) / melBins)
        * lift(coefficient);
  }

  private double lift(int coefficient) {
    int n = lifterFromOne ? coefficient + 1 : coefficient;
    return lifter == 0 ? 1 : 1 + lifter / 2 * Math.sin(Math.PI * n / lifter);
  }
}
