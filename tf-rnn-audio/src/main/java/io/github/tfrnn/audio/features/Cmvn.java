package io.github.tfrnn.audio.features;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.List;

/**
 * Normalization of mean and variance: each feature with mean 0 and standard deviation 1, over one
 * recording or over many.
 *
 * <pre>{@code
 * float[][] alike = Cmvn.perRecording(rows); // without what the microphone and its distance add
 * Cmvn cmvn = Cmvn.fit(training);            // or as the training data were
 * float[][] normalized = cmvn.apply(rows);
 * }</pre>
 *
 * <p>A feature that never changes only loses its mean. Variances are those of all rows (divided by
 * their number). Inside a model, {@code Normalization} with {@code adapt} does as {@link #fit}.
 *
 * <p>Immutable, safe for use by several threads.
 */
public final class Cmvn {
  static final double LEAST_DEVIATION = 1e-10;

  private final double[] means;
  private final double[] deviations;

  private Cmvn(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /**
   * Learns means and variances.
   *
   * @param recordings each {@code [frames, size]}; at least one frame in all
   * @throws IllegalArgumentException if there is no frame, or rows differ in length
   */
  public static Cmvn fit(List<float[][]> recordings) {
    int size =
        recordings.stream()
            .flatMap(Arrays::stream)
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("Cmvn: expected at least one row, got none"))
            .length;
    double[] means = new double[size];
    double[] squares = new double[size];
    long count = 0;
    for (float[][] rows : recordings) {
      for (float[] row : rows) {
        requireSize(row, size);
        count++;
        for (int i = 0; i < size; i++) { // Welford (1962): no digits are lost of many rows
          double difference = row[i] - means[i];
          means[i] += difference / count;
          squares[i] += difference * (row[i] - means[i]);
        }
      }
    }
    for (int i = 0; i < size; i++) {
      squares[i] = Math.sqrt(squares[i] / count);
    }
    return new Cmvn(means, squares);
  }

  /**
   * Returns a recording normalized by its own means and variances.
   *
   * @param rows {@code [frames, size]}
   */
  public static float[][] perRecording(float[][] rows) {
    return rows.length == 0 ? rows.clone() : fit(List.<float[][]>of(rows)).apply(rows);
  }

  /**
   * Returns a normalization by the mean of the frames before each, for sound without an end.
   *
   * @param window frames before each, at least 1; Kaldi's 600 are 6 s
   */
  public static RunningCmvn running(int window) {
    return RunningCmvn.of(window);
  }

  /**
   * Returns rows normalized by what was learnt.
   *
   * @param rows {@code [frames, size]}
   * @return {@code [frames, size]}
   * @throws IllegalArgumentException if a row has another length
   */
  public float[][] apply(float[][] rows) {
    float[][] normalized = new float[rows.length][];
    for (int f = 0; f < rows.length; f++) {
      requireSize(rows[f], means.length);
      normalized[f] = new float[means.length];
      for (int i = 0; i < means.length; i++) {
        double deviation = deviations[i] < LEAST_DEVIATION ? 1 : deviations[i];
        normalized[f][i] = (float) ((rows[f][i] - means[i]) / deviation);
      }
    }
    return normalized;
  }

  /** Returns the mean of each feature, {@code [size]}. */
  public double[] means() {
    return means.clone();
  }

  /** Returns the standard deviation of each feature, {@code [size]}, at least 0. */
  public double[] deviations() {
    return deviations.clone();
  }

  private static void requireSize(float[] row, int size) {
    checkArgument(
        row.length == size, "Cmvn: expected rows of %s numbers, got one of %s", size, row.length);
  }
}
