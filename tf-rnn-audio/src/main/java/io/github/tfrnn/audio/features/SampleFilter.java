package io.github.tfrnn.audio.features;

import static com.google.common.base.Preconditions.checkArgument;

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
      checkArgument(
          Float.isFinite(samples[i]),
          "%s: sample %s is %s, expected a finite number",
          what,
          before + i,
          samples[i]);
    }
  }
}
