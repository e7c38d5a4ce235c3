package io.github.tfrnn.samples.reports;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long sequences are, in one line. Immutable. */
public final class LengthHistogram {
  private static final int BUCKETS = 8;
  private static final int[] ROUND = {1, 2, 5};

  private final int[] lengths; // sorted

  private LengthHistogram(int[] lengths) {
    this.lengths = lengths;
  }

  /**
   * Measures sequences.
   *
   * @param sequences at least one sequence
   */
  public static LengthHistogram of(int[][] sequences) {
    checkArgument(sequences.length > 0, "a histogram needs at least one sequence");
    return new LengthHistogram(Arrays.stream(sequences).mapToInt(s -> s.length).sorted().toArray());
  }

  /**
   * Returns the smallest length that holds at least a share of the sequences whole.
   *
   * @param share in (0, 1]
   */
  public int quantile(double share) {
    checkArgument(share > 0 && share <= 1, "the share must be in (0, 1], got %s", share);
    return lengths[(int) Math.ceil(share * lengths.length) - 1];
  }

  /** Returns the line, such as {@code median 9, longest 81: 1-5 9 %, 6-10 36 %, …, over 40 1 %}. */
  @Override
  public String toString() {
    int step = step();
    String buckets =
        IntStream.range(0, BUCKETS)
            .filter(i -> i == 0 || quantile(1) > i * step)
            .mapToObj(i -> bucket(i, step))
            .collect(Collectors.joining(", "));
    return String.format("median %d, longest %d: %s", quantile(0.5), quantile(1), buckets);
  }

  /**
   * Returns the width of a bucket: 1, 2 or 5 times a power of ten, so that few sequences are over
   * the last one.
   */
  private int step() {
    for (int power = 1; ; power *= 10) {
      for (int round : ROUND) {
        if ((BUCKETS - 1) * round * power >= quantile(0.95)) {
          return round * power;
        }
      }
    }
  }

  private String bucket(int i, int step) {
    int low = i * step;
    int high = i == BUCKETS - 1 ? Integer.MAX_VALUE : low + step;
    long inside = Arrays.stream(lengths).filter(n -> (n > low || i == 0) && n <= high).count();
    return String.format(
        Locale.ROOT, "%s %.0f %%", range(i, step), 100.0 * inside / lengths.length);
  }

  private static String range(int i, int step) {
    if (i == BUCKETS - 1) {
      return "over " + i * step;
    }
    int low = i == 0 ? 0 : i * step + 1;
    int high = (i + 1) * step;
    return low == high ? String.valueOf(low) : low + "-" + high;
  }
}
