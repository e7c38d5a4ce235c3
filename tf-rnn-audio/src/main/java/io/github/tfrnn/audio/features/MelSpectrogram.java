package io.github.tfrnn.audio.features;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.ExportedModel;
import java.util.OptionalInt;

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
 * <p>Immutable, safe for use by several threads.
 */
public final class MelSpectrogram implements AudioFeatures {
  private static final String NAME = "MelSpectrogram";

  private final FeatureComputer computer;

  MelSpectrogram(FeatureSettings settings) {
    this.computer = new FeatureComputer(NAME, settings);
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
    return new MelSpectrogram(AudioJson.read(model, NAME));
  }

  @Override
  public int sampleRate() {
    return settings().sampleRate();
  }

  @Override
  public int size() {
    return settings().size();
  }

  @Override
  public int frames(int samples) {
    return computer.frames(samples);
  }

  @Override
  public int leastSamples() {
    return settings().leastSamples();
  }

  @Override
  public float[][] of(float[] samples) {
    return computer.of(samples);
  }

  @Override
  public float[][] of(Sound sound) {
    return computer.of(sound);
  }

  @Override
  public FeatureStream stream() {
    return computer.stream();
  }

  @Override
  public Asset[] assets() {
    return computer.assets(OptionalInt.empty());
  }

  @Override
  public Asset[] assets(int frames) {
    return computer.assets(OptionalInt.of(frames));
  }

  FeatureSettings settings() {
    return computer.settings();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MelSpectrogram that && settings().equals(that.settings());
  }

  @Override
  public int hashCode() {
    return settings().hashCode();
  }

  @Override
  public String toString() {
    return settings().toString().replace("FeatureSettings", NAME);
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
      return new MelSpectrogram(settings(0));
    }
  }
}
