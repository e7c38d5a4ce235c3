package io.github.tfrnn.audio.features;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * How fast features change: the slope of the line that fits a few frames before and after best,
 * with the first and the last row repeated beyond the ends.
 *
 * <p>Source: Furui (1986); the numbers are those of {@code python_speech_features.delta} and of
 * {@code torchaudio.functional.compute_deltas} (whose {@code win_length} is 2 · width + 1).
 */
public final class Deltas {

  /**
   * Returns the slopes.
   *
   * @param rows {@code [frames, size]}, all rows as long
   * @param width frames before and after each, at least 1; 2 is usual
   * @return {@code [frames, size]}, in units a frame
   * @throws IllegalArgumentException if the width is less than 1, or rows differ in length
   */
  public static float[][] of(float[][] rows, int width) {
    checkArgument(width >= 1, "Deltas: width must be at least 1, got %s", width);
    double squares = 0;
    for (int n = 1; n <= width; n++) {
      squares += 2.0 * n * n;
    }
    float[][] deltas = new float[rows.length][];
    for (int f = 0; f < rows.length; f++) {
      checkArgument(
          rows[f].length == rows[0].length,
          "Deltas: row 0 has %s numbers, row %s has %s",
          rows[0].length,
          f,
          rows[f].length);
      deltas[f] = new float[rows[f].length];
      for (int i = 0; i < deltas[f].length; i++) {
        double sum = 0;
        for (int n = 1; n <= width; n++) {
          float later = rows[Math.min(rows.length - 1, f + n)][i];
          float earlier = rows[Math.max(0, f - n)][i];
          sum += n * ((double) later - earlier);
        }
        deltas[f][i] = (float) (sum / squares);
      }
    }
    return deltas;
  }

  /**
   * Returns each row with its slopes, and the slopes of these, behind it: 39 numbers of 13 cepstral
   * coefficients.
   *
   * @param rows {@code [frames, size]}
   * @param width as in {@link #of}
   * @return {@code [frames, 3 · size]}
   */
  public static float[][] append(float[][] rows, int width) {
    float[][] first = of(rows, width);
    float[][] second = of(first, width);
    float[][] all = new float[rows.length][];
    for (int f = 0; f < rows.length; f++) {
      int size = rows[f].length;
      all[f] = new float[3 * size];
      System.arraycopy(rows[f], 0, all[f], 0, size);
      System.arraycopy(first[f], 0, all[f], size, size);
      System.arraycopy(second[f], 0, all[f], 2 * size, size);
    }
    return all;
  }

  private Deltas() {}
}
