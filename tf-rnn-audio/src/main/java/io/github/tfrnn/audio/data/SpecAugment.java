package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Hides bands of frequencies and spans of time of spectrograms, so that a network learns not to
 * rely on any of them; warps time if asked to.
 *
 * <pre>{@code
 * SpecAugment augment = SpecAugment.of(2, 8, 2, 10).timeWarp(5);
 * float[][] masked = augment.apply(mel.of(samples), random);
 * }</pre>
 *
 * <p>What is hidden has the mean of all values then. Source: Park et al. (2019): time warping, with
 * rows mixed linearly, then frequency and time masking. Immutable, safe for use by several threads.
 *
 * @param frequencyMasks how many bands are hidden, at least 0; they may overlap
 * @param mostBins most of a band; the width is evenly drawn from 0 on
 * @param timeMasks how many spans are hidden, at least 0
 * @param mostFrames most of a span; never more than a fifth of the frames
 * @param mostWarp frames that a point of time is moved by at most (W in the paper); 0: it is not
 */
public record SpecAugment(
    int frequencyMasks, int mostBins, int timeMasks, int mostFrames, int mostWarp) {
  private static final int LEAST_PARTS = 5;

  /** Checks the numbers. */
  public SpecAugment {
    checkArgument(
        frequencyMasks >= 0 && mostBins >= 0 && timeMasks >= 0 && mostFrames >= 0,
        "SpecAugment: numbers of masks and their sizes must be at least 0");
    checkArgument(mostWarp >= 0, "SpecAugment: mostWarp must be at least 0, got %s", mostWarp);
  }

  /** Returns the description without time warping; see the components. */
  public static SpecAugment of(int frequencyMasks, int mostBins, int timeMasks, int mostFrames) {
    return new SpecAugment(frequencyMasks, mostBins, timeMasks, mostFrames, 0);
  }

  /**
   * Returns the same with time warping: a point that is at least so far from either end is moved by
   * at most so much, evenly drawn. Where there is no such point, rows stay as they are.
   *
   * @param frames at least 0
   */
  public SpecAugment timeWarp(int frames) {
    return new SpecAugment(frequencyMasks, mostBins, timeMasks, mostFrames, frames);
  }

  /**
   * Returns rows, warped if asked for, with bands and spans hidden.
   *
   * @param rows {@code [frames, bins]}, not changed
   * @return {@code [frames, bins]}
   */
  public float[][] apply(float[][] rows, RandomGenerator random) {
    float[][] masked = warped(rows, random);
    double sum = 0;
    long count = 0;
    for (float[] row : masked) {
      for (float value : row) {
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

  private float[][] warped(float[][] rows, RandomGenerator random) {
    if (mostWarp == 0 || rows.length < 2 * mostWarp + 3) {
      float[][] copy = new float[rows.length][];
      for (int f = 0; f < copy.length; f++) {
        copy[f] = rows[f].clone();
      }
      return copy;
    }
    int from = random.nextInt(mostWarp + 1, rows.length - 1 - mostWarp);
    int by = random.nextInt(-mostWarp, mostWarp + 1);
    return TimeWarp.warp(rows, from, from + by);
  }
}
