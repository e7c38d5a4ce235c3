package io.github.tfrnn.audio.features;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.fourier.ComplexFft;
import java.util.Objects;

/**
 * What {@link Mfcc.Builder} and {@link MelSpectrogram.Builder} have in common. Lengths are in
 * samples, frequencies in hertz. What is not set is as the {@link Preset} has it.
 *
 * @param <B> the builder itself
 */
public abstract sealed class FeatureBuilder<B extends FeatureBuilder<B>>
    permits Mfcc.Builder, MelSpectrogram.Builder {
  private static final int UNSET = 0;

  private final Preset preset;
  private int sampleRate;
  private double sampleScale = 1;
  private boolean removeDcOffset;
  private double preEmphasis;
  private boolean emphasisInFrame;
  private int frameLength = UNSET;
  private int frameStep = UNSET;
  private int fftLength = UNSET;
  private WindowFunction window = WindowFunction.HANN;
  private boolean windowInMiddle;
  private Framing framing;
  private Spectrum spectrum = Spectrum.POWER;
  private int melBins;
  private double lowHertz;
  private double highHertz = UNSET;
  private MelScale melScale = MelScale.HTK;
  private FilterShape filterShape = FilterShape.HERTZ;
  private boolean slaneyNorm;
  private Compression compression;
  private DctNorm dctNorm = DctNorm.ORTHO;
  private double lifter;
  private boolean lifterFromOne = true;
  private Energy energy = Energy.NONE;
  private int deltaWidth;
  private boolean normalized;
  private Dither dither = Dither.NONE;

  FeatureBuilder(Preset preset) {
    this.preset = preset;
    preset.describe(this);
  }

  abstract B self();

  /** Returns the name of what is built, for errors. */
  abstract String what();

  /**
   * Sets the frames a second of the sounds, at least 100. Lengths and the highest frequency that
   * are not set follow it where the preset's do.
   */
  public B sampleRate(int hertz) {
    checkArgument(hertz >= 100, "%s: sampleRate must be at least 100, got %s", what(), hertz);
    this.sampleRate = hertz;
    return self();
  }

  /**
   * Sets what samples in [-1, 1] are multiplied with, over 0: 32768 makes them those of 16 bits,
   * which some libraries take.
   */
  public B sampleScale(double factor) {
    checkArgument(
        factor > 0 && Double.isFinite(factor),
        "%s: sampleScale must be over 0, got %s",
        what(),
        factor);
    this.sampleScale = factor;
    return self();
  }

  /** Sets whether the mean of each frame is subtracted from its samples. */
  public B removeDcOffset(boolean remove) {
    this.removeDcOffset = remove;
    return self();
  }

  /**
   * Sets how much of the sample before is subtracted from each sample, in [0, 1]; 0 for none. The
   * preset says whether in the whole sound, or in each frame by itself (Kaldi).
   */
  public B preEmphasis(double coefficient) {
    checkArgument(
        coefficient >= 0 && coefficient <= 1,
        "%s: preEmphasis must be in [0, 1], got %s",
        what(),
        coefficient);
    this.preEmphasis = coefficient;
    return self();
  }

  B emphasisInFrame(boolean inFrame) {
    this.emphasisInFrame = inFrame;
    return self();
  }

  /** Sets the samples under the window (librosa's {@code win_length}), in [1, fftLength]. */
  public B frameLength(int samples) {
    this.frameLength = positive("frameLength", samples);
    return self();
  }

  /** Sets the samples from one frame to the next ({@code hop_length}), at least 1. */
  public B frameStep(int samples) {
    this.frameStep = positive("frameStep", samples);
    return self();
  }

  /** Sets the length of the Fourier transform ({@code n_fft}), at least that of a frame. */
  public B fftLength(int samples) {
    this.fftLength = positive("fftLength", samples);
    return self();
  }

  private int positive(String name, int samples) {
    checkArgument(
        samples >= 1 && samples <= FeatureSettings.MAX_LENGTH,
        "%s: %s must be in [1, %s] samples, got %s",
        what(),
        name,
        FeatureSettings.MAX_LENGTH,
        samples);
    return samples;
  }

  /** Sets what the samples of each frame are multiplied with. */
  public B window(WindowFunction window) {
    this.window = Objects.requireNonNull(window, "window is null");
    return self();
  }

  B windowInMiddle(boolean middle) {
    this.windowInMiddle = middle;
    return self();
  }

  /** Sets where frames begin and end. */
  public B framing(Framing framing) {
    this.framing = Objects.requireNonNull(framing, "framing is null");
    return self();
  }

  /** Sets what is told of each frequency. */
  public B spectrum(Spectrum spectrum) {
    this.spectrum = Objects.requireNonNull(spectrum, "spectrum is null");
    return self();
  }

  /** Sets the number of filters ({@code n_mels}), in [1, 4096]. */
  public B melBins(int count) {
    checkArgument(
        count >= 1 && count <= FeatureSettings.MAX_BINS,
        "%s: melBins must be in [1, %s], got %s",
        what(),
        FeatureSettings.MAX_BINS,
        count);
    this.melBins = count;
    return self();
  }

  /** Sets where the first filter begins, at least 0. */
  public B lowHertz(double hertz) {
    checkArgument(
        hertz >= 0 && Double.isFinite(hertz),
        "%s: lowHertz must be at least 0, got %s",
        what(),
        hertz);
    this.lowHertz = hertz;
    return self();
  }

  /** Sets where the last filter ends, over lowHertz and at most half the sample rate. */
  public B highHertz(double hertz) {
    checkArgument(
        hertz > 0 && Double.isFinite(hertz), "%s: highHertz must be over 0, got %s", what(), hertz);
    this.highHertz = hertz;
    return self();
  }

  /** Sets the scale on which filters are evenly spaced. */
  public B melScale(MelScale scale) {
    this.melScale = Objects.requireNonNull(scale, "melScale is null");
    return self();
  }

  /** Sets the scale on which filters are triangles. */
  public B filterShape(FilterShape shape) {
    this.filterShape = Objects.requireNonNull(shape, "filterShape is null");
    return self();
  }

  /**
   * Sets whether filters are divided by half their width in hertz, so that all have equal areas.
   */
  public B slaneyNorm(boolean norm) {
    this.slaneyNorm = norm;
    return self();
  }

  /** Sets what becomes of the energies of the filters. */
  public B compression(Compression compression) {
    this.compression = Objects.requireNonNull(compression, "compression is null");
    return self();
  }

  B dctNorm(DctNorm norm) {
    this.dctNorm = Objects.requireNonNull(norm, "dctNorm is null");
    return self();
  }

  B lifter(double lifter) {
    checkArgument(
        lifter >= 0 && Double.isFinite(lifter),
        "%s: lifter must be at least 0, got %s",
        what(),
        lifter);
    this.lifter = lifter;
    return self();
  }

  B lifter(double lifter, boolean fromOne) {
    this.lifterFromOne = fromOne;
    return lifter(lifter);
  }

  B energy(Energy energy) {
    this.energy = Objects.requireNonNull(energy, "energy is null");
    return self();
  }

  /**
   * Sets how many frames before and after each its slopes are made of, which stand behind it, and
   * theirs behind them, as {@link Deltas#append} has it: 13 coefficients make 39 numbers then. 0,
   * the default, for none.
   */
  public B deltas(int width) {
    checkArgument(width >= 0, "%s: the width of deltas must be at least 0, got %s", what(), width);
    this.deltaWidth = width;
    return self();
  }

  /**
   * Sets whether each number gets mean 0 and variance 1 over the frames of a recording, as {@link
   * Cmvn#perRecording} has it. Default: false.
   */
  public B normalized(boolean perRecording) {
    this.normalized = perRecording;
    return self();
  }

  /**
   * Sets noise that is added to the samples of each frame before all else but pre-emphasis of the
   * whole sound, so that silence is not that of zeros; Kaldi's {@code dither}. Frames of the same
   * number get the same noise in every sound: {@link AudioFeatures#of(float[], long)} takes another
   * seed for each. For training: exported graphs and layers make features without. Default: none.
   *
   * @param amount standard deviation, at least 0, of samples as {@link #sampleScale} leaves them;
   *     Kaldi's default is 1
   * @param seed what the noise comes from
   */
  public B dither(double amount, long seed) {
    checkArgument(
        amount >= 0 && Double.isFinite(amount),
        "%s: dither must be at least 0, got %s",
        what(),
        amount);
    this.dither = amount == 0 ? Dither.NONE : new Dither(amount, seed);
    return self();
  }

  Dither dither() {
    return dither;
  }

  /** Returns all that is set, checked. */
  FeatureSettings settings(int coefficients) {
    int transform = fftLength;
    int length = frameLength == UNSET ? preset.frameLength(sampleRate) : frameLength;
    if (transform == UNSET) {
      transform = preset.fftLength(length);
      transform = transform == UNSET ? ComplexFft.powerOfTwo(length) : transform;
    }
    length = length == UNSET ? transform : length;
    checkArgument(
        length <= transform,
        "%s: frames of %s samples do not fit the transform of %s: set fftLength too",
        what(),
        length,
        transform);
    boolean filters = filterShape != FilterShape.NONE;
    int bands = filters ? melBins : transform / 2 + 1;
    double low = filters ? lowHertz : 0;
    double high = sampleRate / 2.0;
    if (filters) {
      high = highHertz == UNSET ? preset.highHertz(sampleRate) : highHertz;
    }
    checkArgument(
        low < high && high <= sampleRate / 2.0,
        "%s: expected 0 <= low < highHertz <= %s (half the sample rate), got lowHertz %s and"
            + " highHertz %s",
        what(),
        sampleRate / 2.0,
        low,
        high);
    checkArgument(
        coefficients <= bands,
        "%s: %s mel bins have as many coefficients at most, got %s",
        what(),
        bands,
        coefficients);
    return new FeatureSettings(
        sampleRate,
        sampleScale,
        removeDcOffset,
        preEmphasis,
        emphasisInFrame,
        length,
        frameStep == UNSET ? preset.frameStep(sampleRate, length) : frameStep,
        transform,
        preset.window(window, length),
        windowInMiddle,
        framing,
        spectrum,
        bands,
        low,
        high,
        preset.binHertz(sampleRate, transform),
        melScale,
        filterShape,
        slaneyNorm,
        compression,
        coefficients,
        dctNorm,
        lifter,
        lifterFromOne,
        coefficients == 0 ? Energy.NONE : energy,
        deltaWidth,
        normalized);
  }
}
