package io.github.tfrnn.audio.features;

import java.util.Arrays;

/**
 * The discrete cosine transform (type II) of mel bins, scaled and liftered. Immutable.
 *
 * <p>Cosines are the same from both ends, but for the sign where the coefficient is odd: even ones
 * are made of the sums of two bins, odd ones of the differences, which halves the work.
 */
final class CosineTransform {
  // Bins that are added at once: a loop over the few coefficients costs as much to begin as to run,
  // and the compiler makes vectors of no longer sums.
  private static final int TOGETHER = 4;

  private final double[][] even; // [half of the bins, up to a multiple of those][coefficients]
  private final double[][] odd;

  CosineTransform(FeatureSettings settings) {
    int half = (settings.melBins() + 1) / 2;
    int rows = (half + TOGETHER - 1) / TOGETHER * TOGETHER;
    even = new double[rows][(settings.coefficients() + 1) / 2];
    odd = new double[rows][settings.coefficients() / 2];
    for (int m = 0; m < half; m++) {
      for (int c = 0; c < settings.coefficients(); c++) {
        (c % 2 == 0 ? even : odd)[m][c / 2] = settings.cosine(c, m);
      }
    }
  }

  /** Room for a transform, for one thread. */
  final class Room {
    private final double[] sums = new double[even.length];
    private final double[] differences = new double[even.length];
    private final double[] ofSums = new double[even[0].length];
    private final double[] ofDifferences = new double[odd[0].length];

    /**
     * Returns the coefficients, {@code [coefficients]}.
     *
     * @param mel {@code [melBins]}
     */
    float[] apply(double[] mel) {
      int half = mel.length / 2;
      for (int m = 0, n = mel.length - 1; m < half; m++, n--) {
        sums[m] = mel[m] + mel[n];
        differences[m] = mel[m] - mel[n];
      }
      if (half < mel.length - half) {
        sums[half] = mel[half]; // the middle one, whose odd cosines are 0
      }
      multiply(even, sums, ofSums);
      multiply(odd, differences, ofDifferences);
      float[] coefficients = new float[ofSums.length + ofDifferences.length];
      for (int c = 0; c < ofSums.length; c++) {
        coefficients[2 * c] = (float) ofSums[c];
      }
      for (int c = 0; c < ofDifferences.length; c++) {
        coefficients[2 * c + 1] = (float) ofDifferences[c];
      }
      return coefficients;
    }
  }

  private static void multiply(double[][] rows, double[] by, double[] result) {
    Arrays.fill(result, 0);
    for (int m = 0; m < rows.length; m += TOGETHER) {
      add(rows[m], rows[m + 1], rows[m + 2], rows[m + 3], by, m, result);
    }
  }

  private static void add(
      double[] row0, double[] row1, double[] row2, double[] row3, double[] by, int m, double[] to) {
    double by0 = by[m];
    double by1 = by[m + 1];
    double by2 = by[m + 2];
    double by3 = by[m + 3];
    for (int c = 0; c < to.length; c++) {
      to[c] += row0[c] * by0 + row1[c] * by1 + (row2[c] * by2 + row3[c] * by3);
    }
  }
}
