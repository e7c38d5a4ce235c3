package io.github.tfrnn.audio.features;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Sound;
import java.util.List;

/**
 * A few numbers a frame that tell of timbre and loudness, with the numbers of librosa: where the
 * spectrum has its middle, how wide it is, how much like noise.
 *
 * <pre>{@code
 * SpectralFeatures features = SpectralFeatures.of(22_050);
 * float[][] rows = features.of(samples); // [frames, 6], in the order of SpectralFeature
 * }</pre>
 *
 * <p>Frames stand around every step, with zeros beyond the ends; spectra are magnitudes under a
 * periodic Hann window. Scales differ by many powers of ten: normalize rows ({@link Cmvn}) before a
 * network sees them. There is no graph of them: exported models do not make them.
 *
 * <p>Immutable, safe for use by several threads.
 */
public final class SpectralFeatures {
  private final int sampleRate;
  private final int frameLength;
  private final int frameStep;
  private final List<SpectralFeature> which;
  private final SpectralFrame.Tables tables;

  private SpectralFeatures(Builder builder) {
    this.sampleRate = builder.sampleRate;
    this.frameLength = builder.frameLength;
    this.frameStep = builder.frameStep;
    this.which = builder.which;
    this.tables = new SpectralFrame.Tables(sampleRate, frameLength, builder.rollOff);
  }

  /**
   * Returns all of them, with librosa's defaults: frames of 2048 samples every 512.
   *
   * @param sampleRate frames a second of the sounds, at least 1
   */
  public static SpectralFeatures of(int sampleRate) {
    return builder(sampleRate).build();
  }

  /**
   * Returns a builder that holds librosa's defaults.
   *
   * @param sampleRate frames a second of the sounds, at least 1
   */
  public static Builder builder(int sampleRate) {
    return new Builder(sampleRate);
  }

  /** Returns which numbers a frame has, in their order. */
  public List<SpectralFeature> which() {
    return which;
  }

  /** Returns how many numbers each frame has. */
  public int size() {
    return which.size();
  }

  /**
   * Returns how many frames so many samples make; none of none.
   *
   * @param samples at least 0
   */
  public int frames(int samples) {
    checkArgument(samples >= 0, "SpectralFeatures: expected a number of samples, got %s", samples);
    return (int) (samples == 0 ? 0 : Framing.CENTER_ZERO.count(samples, frameLength, frameStep));
  }

  /**
   * Returns the features of a sound of one channel.
   *
   * @return {@code [frames, size]}
   * @throws IllegalArgumentException if it has several channels, or another sample rate
   */
  public float[][] of(Sound sound) {
    checkArgument(
        sound.channels() == 1 && sound.sampleRate() == sampleRate,
        "SpectralFeatures: expected sound of one channel at %s Hz, got %s at %s Hz: Sound.mono()"
            + " and Sound.resample(%s)",
        sampleRate,
        sound.channels(),
        sound.sampleRate(),
        sampleRate);
    return of(sound.samples());
  }

  /**
   * Returns the features of a sound.
   *
   * @param samples {@code [samples]} at the sample rate, amplitudes in [-1, 1]
   * @return {@code [frames, size]}
   * @throws IllegalArgumentException if a sample is not finite
   */
  public float[][] of(float[] samples) {
    SampleFilter.requireFinite("SpectralFeatures", samples, 0);
    SpectralFrame frame = new SpectralFrame(tables, frameLength);
    float[][] rows = new float[frames(samples.length)][size()];
    for (int f = 0; f < rows.length; f++) {
      frame.at(samples, f * frameStep - frameLength / 2);
      for (int i = 0; i < rows[f].length; i++) {
        rows[f][i] = (float) which.get(i).of(frame);
      }
    }
    return rows;
  }

  /** Builds {@link SpectralFeatures}; starts from librosa's defaults. Not thread-safe. */
  public static final class Builder {
    private final int sampleRate;
    private int frameLength = 2048;
    private int frameStep = 512;
    private double rollOff = 0.85;
    private List<SpectralFeature> which = List.of(SpectralFeature.values());

    private Builder(int sampleRate) {
      checkArgument(
          sampleRate >= 1, "SpectralFeatures: sampleRate must be at least 1, got %s", sampleRate);
      this.sampleRate = sampleRate;
    }

    /** Sets the samples of a frame and of its transform, at least 2. */
    public Builder frameLength(int samples) {
      checkArgument(
          samples >= 2 && samples <= FeatureSettings.MAX_LENGTH,
          "SpectralFeatures: frameLength must be in [2, %s], got %s",
          FeatureSettings.MAX_LENGTH,
          samples);
      this.frameLength = samples;
      return this;
    }

    /** Sets the samples from one frame to the next, at least 1. */
    public Builder frameStep(int samples) {
      checkArgument(
          samples >= 1, "SpectralFeatures: frameStep must be at least 1, got %s", samples);
      this.frameStep = samples;
      return this;
    }

    /** Sets the share of the magnitudes below {@link SpectralFeature#ROLL_OFF}, in (0, 1). */
    public Builder rollOff(double share) {
      checkArgument(
          share > 0 && share < 1, "SpectralFeatures: rollOff must be in (0, 1), got %s", share);
      this.rollOff = share;
      return this;
    }

    /** Sets which numbers a frame has, in this order; at least one. */
    public Builder which(SpectralFeature... features) {
      checkArgument(features.length > 0, "SpectralFeatures: at least one feature is needed");
      this.which = List.of(features);
      return this;
    }

    /** Returns the description. */
    public SpectralFeatures build() {
      return new SpectralFeatures(this);
    }
  }
}
