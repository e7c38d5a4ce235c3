package io.github.tfrnn.training.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Does each epoch take each row once, in batches of similar length if asked for? */
class RowOrderTest {

  private static int[] lengths(int rows) {
    return new SplittableRandom(rows).ints(rows, 0, 200).toArray();
  }

  @ParameterizedTest(name = "{0} rows in batches of {1}, sorted within {2}")
  @CsvSource({
    "1, 32, 50",
    "31, 32, 50",
    "32, 32, 1",
    "33, 32, 50",
    "1000, 7, 3",
    "1000, 8, 50",
    "1000, 8, 2147483647",
    "1000, 2147483647, 2147483647",
    "640, 1, 10"
  })
  void takesEachRowOnce(int rows, int batchSize, int window) {
    RowOrder order = RowOrder.byLength(lengths(rows), batchSize, window, new SplittableRandom(3));
    for (int epoch = 0; epoch < 3; epoch++) {
      int[] taken = order.next();
      Arrays.sort(taken);
      assertThat(taken).isEqualTo(IntStream.range(0, rows).toArray());
    }
  }

  @Test
  void equalSeedsGiveEqualOrdersAndEpochsDiffer() {
    RowOrder one = RowOrder.byLength(lengths(500), 16, 5, new SplittableRandom(1));
    RowOrder same = RowOrder.byLength(lengths(500), 16, 5, new SplittableRandom(1));
    RowOrder other = RowOrder.byLength(lengths(500), 16, 5, new SplittableRandom(2));
    int[] first = one.next();
    assertThat(same.next()).isEqualTo(first);
    assertThat(other.next()).isNotEqualTo(first);
    int[] second = one.next();
    assertThat(second).isNotEqualTo(first);
    assertThat(same.next()).isEqualTo(second);
  }

  @Test
  void bringsRowsOfSimilarLengthTogether() {
    int[] lengths = lengths(3_203);
    long shuffled = cost(RowOrder.of(3_203, 32, new SplittableRandom(1)).next(), lengths, 32);
    long within5 =
        cost(RowOrder.byLength(lengths, 32, 5, new SplittableRandom(1)).next(), lengths, 32);
    long within50 =
        cost(RowOrder.byLength(lengths, 32, 50, new SplittableRandom(1)).next(), lengths, 32);
    long least = Arrays.stream(lengths).asLongStream().sum();
    assertThat(within5).isLessThan(shuffled * 7 / 10);
    assertThat(within50).isLessThan(within5).isBetween(least, least * 105 / 100);
  }

  @Test
  void batchesAreNotInOrderOfTheirLength() {
    int[] lengths = lengths(3_200);
    int[] order = RowOrder.byLength(lengths, 32, 100, new SplittableRandom(1)).next();
    int longerThanTheNext = 0;
    for (int i = 0; i + 63 < order.length; i += 32) {
      longerThanTheNext += lengths[order[i + 31]] > lengths[order[i + 63]] ? 1 : 0;
    }
    assertThat(longerThanTheNext).isBetween(30, 70);
  }

  /** The last batch must not always be that of the longest rows, nor of the same ones. */
  @Test
  void whatFillsNoBatchIsDrawnFromAllRows() {
    int[] lengths = IntStream.range(0, 100).toArray();
    RowOrder order = RowOrder.byLength(lengths, 8, 50, new SplittableRandom(4));
    double sum = 0;
    for (int epoch = 0; epoch < 200; epoch++) {
      int[] taken = order.next();
      sum += Arrays.stream(taken, 96, 100).average().orElseThrow();
    }
    assertThat(sum / 200).isBetween(44.0, 55.0);
  }

  /** Timesteps that are computed, if a batch costs what its longest row costs. */
  private static long cost(int[] order, int[] lengths, int batchSize) {
    long cost = 0;
    for (int from = 0; from < order.length; from += batchSize) {
      int to = Math.min(order.length, from + batchSize);
      cost +=
          (long) (to - from)
              * Arrays.stream(order, from, to).map(row -> lengths[row]).max().orElseThrow();
    }
    return cost;
  }
}
