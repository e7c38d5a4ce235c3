package io.github.tfrnn.audio.features;

/** Scales and pre-emphasises samples. Immutable. */
final class SampleFilter {
  private final String what;
  private final double scale;
  private final double emphasis;

  SampleFilter(String what, FeatureSettings settings) {
    this.what = what;
    this.scale = settings.sampleScale();
    this.emphasis = settings.emphasisInFrame() ? 0 : settings.preEmphasis();
  }

  /** Returns a sample, of which so much of the one before is subtracted. */
  double apply(float previous, float sample) {
    return sample * scale - emphasis * (previous * scale);
  }

  /** Does it to the samples of a frame that lies within them. */
  void apply(float[] samples, int from, double[] frame, int extent) {
    if (emphasis == 0) {
      for (int i = 0; i < extent; i++) {
        frame[i] = samples[from + i] * scale;
      }
      return;
    }
    frame[0] = apply(from == 0 ? 0 : samples[from - 1], samples[from]);
    for (int i = 1; i < extent; i++) {
      frame[i] = apply(samples[from + i - 1], samples[from + i]);
    }
  }

  /**
   * Refuses what would make every feature NaN.
   *
   * @param before how many samples came before these
   */
  void requireFinite(float[] samples, long before) {
    requireFinite(what, samples, before);
  }

  /**
   * Refuses what would make every feature NaN.
   *
   * @param what is computed, as messages name it
   * @param before how many samples came before these
   */
  static void requireFinite(String what, float[] samples, long before) {
    for (int i = 0; i < samples.length; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new IllegalArgumentException(
            "%s: sample %s is %s, expected a finite number"
                .formatted(what, before + i, samples[i]));
      }
    }
  }
}
