package io.github.tfrnn.audio.features;

import io.github.tfrnn.saving.ExportedModel;

/**
 * Energies of mel-spaced bands of frequencies, frame by frame, on a logarithmic scale.
 *
 * <pre>{@code
 * MelSpectrogram mel = MelSpectrogram.preset("kaldi").sampleRate(8000).melBins(40).build();
 * float[][] rows = mel.of(samples); // [frames, 40]
 * }</pre>
 *
 * <p>The logarithm is the one that the preset's {@link Mfcc} is made of; {@code
 * compression(Compression.none())} leaves it out.
 *
 * <p>{@code filterShape(FilterShape.NONE)} makes a plain spectrogram of it, of {@code fftLength / 2
 * + 1} frequencies.
 *
 * <p>The layer that Keras calls {@code MelSpectrogram} is another one: {@link
 * io.github.tfrnn.layers.MelSpectrogram}. This one is a description, with the numbers of a library
 * that is chosen; {@link #layer} makes it inside of a model.
 *
 * <p>Immutable, safe for use by several threads.
 */
public final class MelSpectrogram extends AudioFeatures {
  private static final String NAME = "MelSpectrogram";

  MelSpectrogram(FeatureSettings settings, Dither dither) {
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
  public static MelSpectrogram from(ExportedModel model) {
    return new MelSpectrogram(AudioJson.read(model, NAME), Dither.NONE);
  }

  /** Builds a {@link MelSpectrogram}. */
  public static final class Builder extends FeatureBuilder<Builder> {
    private Builder(Preset preset) {
      super(preset);
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    String what() {
      return NAME;
    }

    /**
     * Returns the description.
     *
     * @throws IllegalArgumentException if frames do not fit the transform, or frequencies are
     *     beyond half the sample rate
     */
    public MelSpectrogram build() {
      return new MelSpectrogram(settings(0), dither());
    }
  }
}
