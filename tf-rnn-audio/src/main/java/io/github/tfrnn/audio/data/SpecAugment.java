package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Hides bands of frequencies and spans of time of spectrograms, so that a network learns not to
 * rely on any of them.
 *
 * <pre>{@code
 * SpecAugment augment = SpecAugment.of(2, 8, 2, 10);
 * float[][] masked = augment.apply(mel.of(samples), random);
 * }</pre>
 *
 * <p>What is hidden has the mean of all values then. Source: Park et al. (2019), frequency and time
 * masking; time warping, which gained little there, is left out. Immutable.
 *
 * @param frequencyMasks how many bands are hidden, at least 0; they may overlap
 * @param mostBins most of a band; the width is evenly drawn from 0 on
 * @param timeMasks how many spans are hidden, at least 0
 * @param mostFrames most of a span; never more than a fifth of the frames
 */
public record SpecAugment(int frequencyMasks, int mostBins, int timeMasks, int mostFrames) {
  private static final int LEAST_PARTS = 5;

  /** Checks the numbers. */
  public SpecAugment {
    checkArgument(
        frequencyMasks >= 0 && mostBins >= 0 && timeMasks >= 0 && mostFrames >= 0,
        "SpecAugment: numbers of masks and their sizes must be at least 0");
  }

  /** Returns the description; see the components. */
  public static SpecAugment of(int frequencyMasks, int mostBins, int timeMasks, int mostFrames) {
    return new SpecAugment(frequencyMasks, mostBins, timeMasks, mostFrames);
  }

  /**
   * Returns rows with bands and spans hidden.
   *
   * @param rows {@code [frames, bins]}, not changed
   * @return {@code [frames, bins]}
   */
  public float[][] apply(float[][] rows, RandomGenerator random) {
    float[][] masked = new float[rows.length][];
    double sum = 0;
    long count = 0;
    for (int f = 0; f < rows.length; f++) {
      masked[f] = rows[f].clone();
      for (float value : rows[f]) {
        sum += value;
        count++;
      }
    }
    if (count == 0) {
      return masked;
    }
    float mean = (float) (sum / count);
    int bins = rows[0].length;
    for (int i = 0; i < frequencyMasks; i++) {
      int width = random.nextInt(Math.min(mostBins, bins) + 1);
      int from = random.nextInt(bins - width + 1);
      for (float[] row : masked) {
        Arrays.fill(row, from, from + width, mean);
      }
    }
    for (int i = 0; i < timeMasks; i++) {
      int width = random.nextInt(Math.min(mostFrames, rows.length / LEAST_PARTS) + 1);
      int from = random.nextInt(rows.length - width + 1);
      for (int f = from; f < from + width; f++) {
        Arrays.fill(masked[f], mean);
      }
    }
    return masked;
  }
}
