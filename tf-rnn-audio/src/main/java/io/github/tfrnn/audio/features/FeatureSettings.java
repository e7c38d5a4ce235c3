package io.github.tfrnn.audio.features;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * All that makes features of samples; checked by {@link FeatureBuilder}. Lengths are in samples.
 *
 * @param coefficients of the cosine transform; 0 for the mel spectrogram itself
 * @param melBins filters; without filters, the bins of the transform
 * @param binHertz from one frequency of the transform to the next, as filters see it
 * @param windowInMiddle whether a window that is shorter than the transform stands in its middle
 * @param emphasisInFrame whether each frame is pre-emphasised by itself
 * @param lifterFromOne whether the first coefficient is lifted as number 1
 * @param deltaWidth frames before and after that slopes are made of; 0 for no slopes
 * @param normalized whether each recording gets mean 0 and variance 1
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
    double binHertz,
    MelScale melScale,
    FilterShape filterShape,
    boolean slaneyNorm,
    Compression compression,
    int coefficients,
    DctNorm dctNorm,
    double lifter,
    boolean lifterFromOne,
    Energy energy,
    int deltaWidth,
    boolean normalized) {

  static final int MAX_LENGTH = 1 << 20;
  static final int MAX_BINS = 4096;

  /** Checks what a file may have otherwise. */
  FeatureSettings {
    checkArgument(
        sampleRate >= 1 && melBins >= 1 && (melBins <= MAX_BINS || filterShape == FilterShape.NONE),
        "sampleRate %s or melBins %s out of range",
        sampleRate,
        melBins);
    checkArgument(
        filterShape != FilterShape.NONE || melBins == fftLength / 2 + 1,
        "melBins %s without filters must be those of fftLength %s",
        melBins,
        fftLength);
    checkArgument(binHertz > 0, "binHertz %s out of range", binHertz);
    checkArgument(sampleScale > 0, "sampleScale %s out of range", sampleScale);
    checkArgument(
        frameLength >= 1
            && frameLength <= fftLength
            && fftLength <= MAX_LENGTH
            && frameStep >= 1
            && frameStep <= MAX_LENGTH,
        "frameLength %s, fftLength %s or frameStep %s out of range",
        frameLength,
        fftLength,
        frameStep);
    checkArgument(
        coefficients >= 0 && coefficients <= melBins, "%s coefficients out of range", coefficients);
    checkArgument(lifter >= 0, "lifter %s out of range", lifter);
    checkArgument(deltaWidth >= 0, "deltaWidth %s out of range", deltaWidth);
    checkArgument(
        lowHertz >= 0 && lowHertz < highHertz && highHertz <= sampleRate / 2.0,
        "lowHertz %s or highHertz %s out of range",
        lowHertz,
        highHertz);
  }

  /** Returns the samples from the beginning to the end of a frame. */
  int extent() {
    return windowInMiddle ? fftLength : frameLength;
  }

  int bins() {
    return fftLength / 2 + 1;
  }

  /** Returns the numbers of a frame. */
  int size() {
    return deltaWidth == 0 ? sizeOfFrame() : 3 * sizeOfFrame();
  }

  /** Returns the numbers of a frame without its slopes. */
  int sizeOfFrame() {
    return coefficients == 0 ? melBins : coefficients;
  }

  /** Returns how many frames so many samples make. */
  long frames(long samples) {
    return samples < leastSamples() ? 0 : framing.count(samples, extent(), frameStep);
  }

  /** Returns how few samples make a frame. */
  int leastSamples() {
    return framing.least(extent(), frameStep);
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
