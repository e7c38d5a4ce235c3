package io.github.tfrnn.audio.features;

import static com.google.common.base.Preconditions.checkArgument;

/** Scales and pre-emphasises the samples of one sound, which may come in parts. */
final class SampleFilter {
  private final String what;
  private final double scale;
  private final double emphasis;
  private double previous;
  private long count;

  SampleFilter(String what, FeatureSettings settings) {
    this.what = what;
    this.scale = settings.sampleScale();
    this.emphasis = settings.emphasisInFrame() ? 0 : settings.preEmphasis();
  }

  double[] apply(float[] samples) {
    double[] filtered = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      filtered[i] = apply(samples[i]);
    }
    return filtered;
  }

  double apply(float sample) {
    checkArgument(
        Float.isFinite(sample),
        "%s: sample %s is %s, expected a finite number",
        what,
        count,
        sample);
    double scaled = sample * scale;
    double filtered = scaled - emphasis * previous;
    previous = scaled;
    count++;
    return filtered;
  }
}
