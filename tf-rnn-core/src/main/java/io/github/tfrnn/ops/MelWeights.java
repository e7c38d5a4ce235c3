package io.github.tfrnn.ops;

/**
 * Triangles that are evenly spaced on the mel scale, by which frequencies are summed; those of
 * {@code keras.layers.MelSpectrogram} and {@code tf.signal.linear_to_mel_weight_matrix}, in single
 * precision as there.
 */
public final class MelWeights {
  private static final float BREAK_HERTZ = 700;
  private static final float HIGH_Q = 1127;

  /**
   * Returns the weights.
   *
   * @param bins frequencies from 0 to half the sampling rate, at least 2; the first one has no
   *     weight
   * @param melBins triangles, at least 1
   * @param samplingRate samples a second
   * @param lowHertz where the first triangle begins, at least 0
   * @param highHertz where the last one ends, over {@code lowHertz}
   * @return {@code [bins, melBins]}, in [0, 1]
   */
  public static float[][] of(
      int bins, int melBins, int samplingRate, float lowHertz, float highHertz) {
    float[] frequencies = evenly(0, samplingRate / 2f, bins);
    float[] corners = evenly(mel(lowHertz), mel(highHertz), melBins + 2);
    float[][] weights = new float[bins][melBins];
    for (int k = 1; k < bins; k++) {
      float at = mel(frequencies[k]);
      for (int m = 0; m < melBins; m++) {
        float rising = (at - corners[m]) / (corners[m + 1] - corners[m]);
        float falling = (corners[m + 2] - at) / (corners[m + 2] - corners[m + 1]);
        weights[k][m] = Math.max(0, Math.min(rising, falling));
      }
    }
    return weights;
  }

  private static float mel(float hertz) {
    return HIGH_Q * (float) Math.log(1 + hertz / BREAK_HERTZ);
  }

  private static float[] evenly(float from, float to, int count) {
    float step = (to - from) / (count - 1);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i == count - 1 ? to : from + step * i;
    }
    return values;
  }

  private MelWeights() {}
}
