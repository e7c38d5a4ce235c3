package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many sequences are of about which length.
 *
 * @param width how many lengths a bin holds, at least 1
 * @param counts of each bin; the first begins with the length {@code first}
 */
record LengthHistogram(int first, int width, List<Integer> counts) {

  private static final int MOST_BINS = 50;

  /**
   * Counts.
   *
   * @param lengths at least one, none negative
   */
  static LengthHistogram of(int[] lengths) {
    checkArgument(lengths.length > 0, "Plots.lengths: no lengths: give at least one.");
    int shortest = Arrays.stream(lengths).min().orElseThrow();
    int longest = Arrays.stream(lengths).max().orElseThrow();
    checkArgument(
        shortest >= 0, "Plots.lengths: a length is %s: lengths must be 0 or more.", shortest);
    int width = width((long) longest - shortest + 1);
    int first = shortest / width * width;
    int[] counts = new int[(longest - first) / width + 1];
    for (int length : lengths) {
      counts[(length - first) / width]++;
    }
    return new LengthHistogram(first, width, Arrays.stream(counts).boxed().toList());
  }

  /** One, two or five times a power of ten, so that bins begin at round numbers. */
  private static int width(long range) {
    List<Integer> widths = new ArrayList<>(List.of(1, 2, 5));
    for (int i = 0; range > (long) MOST_BINS * widths.get(i); i++) {
      widths.add(10 * widths.get(i));
    }
    return widths.stream()
        .filter(width -> range <= (long) MOST_BINS * width)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Returns the least length that a share of the sequences do not exceed.
   *
   * @param share in (0, 1]
   */
  static int quantile(int[] lengths, double share) {
    int[] sorted = lengths.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  int highest() {
    return counts.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }
}
