package io.github.tfrnn.audio.features;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.saving.ExportedModel;

/**
 * Mel-frequency cepstral coefficients: the shape of the spectrum of each frame in a few numbers,
 * made of its mel energies by a cosine transform (Davis and Mermelstein 1980).
 *
 * <pre>{@code
 * Mfcc mfcc = Mfcc.preset("librosa").sampleRate(8000).coefficients(13).build();
 * float[][] rows = mfcc.of(samples); // [frames, 13]
 * }</pre>
 *
 * <p>Immutable, safe for use by several threads.
 */
public final class Mfcc extends AudioFeatures {
  private static final String NAME = "Mfcc";

  Mfcc(FeatureSettings settings, Dither dither) {
    super(NAME, settings, dither);
  }

  /** Returns a builder with all options of a preset. */
  public static Builder preset(Preset preset) {
    return new Builder(preset);
  }

  /**
   * Returns a builder with all options of the preset of a name, such as {@code "librosa"}.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Builder preset(String name) {
    return new Builder(Preset.of(name));
  }

  /**
   * Returns the description that a model was exported with.
   *
   * @throws IllegalArgumentException if it was exported without, or with another kind of features
   */
  public static Mfcc from(ExportedModel model) {
    return new Mfcc(AudioJson.read(model, NAME), Dither.NONE);
  }

  /** Builds an {@link Mfcc}. */
  public static final class Builder extends FeatureBuilder<Builder> {
    private int coefficients;

    private Builder(Preset preset) {
      super(preset);
      this.coefficients = preset.coefficients();
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    String what() {
      return NAME;
    }

    /** Sets the number of coefficients, the first ones, in [1, melBins]. */
    public Builder coefficients(int count) {
      checkArgument(count >= 1, "Mfcc: coefficients must be at least 1, got %s", count);
      this.coefficients = count;
      return this;
    }

    /** Sets what the cosine transform is multiplied with. */
    @Override
    public Builder dctNorm(DctNorm norm) {
      return super.dctNorm(norm);
    }

    /**
     * Sets how much higher coefficients are raised, at least 0: number n is multiplied with {@code
     * 1 + lifter / 2 · sin(pi · n / lifter)}; 0 leaves all as they are. librosa and torchaudio
     * count from 1, the others from 0.
     */
    @Override
    public Builder lifter(double lifter) {
      return super.lifter(lifter);
    }

    /** Sets what stands in coefficient 0. */
    @Override
    public Builder energy(Energy energy) {
      return super.energy(energy);
    }

    /**
     * Returns the description.
     *
     * @throws IllegalArgumentException if frames do not fit the transform, frequencies are beyond
     *     half the sample rate, or there are more coefficients than mel bins
     */
    public Mfcc build() {
      return new Mfcc(settings(coefficients), dither());
    }
  }
}
