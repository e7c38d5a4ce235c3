package io.github.tfrnn.training.internal;

import static com.google.common.base.Preconditions.checkState;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The order in which an epoch takes its rows, drawn anew for each epoch. Not thread-safe. */
public final class RowOrder {

  private final int[] order;
  private final int batchSize;
  private final Optional<int[]> lengths;
  private final int window;
  private final RandomGenerator random;
  private int[] latest;
  private long drawn; // passes

  private RowOrder(
      int rows, int batchSize, Optional<int[]> lengths, int window, RandomGenerator random) {
    this.order = IntStream.range(0, rows).toArray();
    this.batchSize = batchSize;
    this.lengths = lengths;
    this.window = window;
    this.random = random;
  }

  /**
   * Returns orders that have to do with chance alone.
   *
   * @param random what they are drawn from
   */
  public static RowOrder of(int rows, int batchSize, RandomGenerator random) {
    return new RowOrder(rows, batchSize, Optional.empty(), 1, random);
  }

  /**
   * Returns orders that bring rows of similar length together.
   *
   * @param lengths of the rows
   * @param window batches whose rows are sorted by length together
   * @param random what they are drawn from
   */
  public static RowOrder byLength(
      int[] lengths, int batchSize, int window, RandomGenerator random) {
    return new RowOrder(lengths.length, batchSize, Optional.of(lengths), window, random);
  }

  /**
   * Returns the order of a pass, the same whenever it is asked for.
   *
   * @param pass from 0, not before the last that was asked for
   */
  public int[] ofPass(long pass) {
    while (drawn <= pass) {
      latest = next();
      drawn++;
    }
    checkState(drawn == pass + 1, "pass %s comes before pass %s", pass, drawn - 1);
    return latest;
  }

  /**
   * Returns the order of the next epoch: shuffled; by length, then sorted within windows, of which
   * the batches are shuffled. Rows that fill no batch stay together at the end, of any length:
   * always the same ones would be left to it otherwise.
   */
  int[] next() {
    shuffle(order);
    return lengths.map(this::bucketed).orElseGet(order::clone);
  }

  private int[] bucketed(int[] by) {
    int batches = order.length / batchSize;
    int[] sorted = order.clone();
    for (int first = 0; first < batches; ) {
      int count = Math.min(window, batches - first);
      sort(sorted, first * batchSize, (first + count) * batchSize, by);
      first += count;
    }
    int[] batchOrder = IntStream.range(0, batches).toArray();
    shuffle(batchOrder);
    int[] result = sorted.clone(); // what fills no batch is in its place
    for (int i = 0; i < batches; i++) {
      System.arraycopy(sorted, batchOrder[i] * batchSize, result, i * batchSize, batchSize);
    }
    return result;
  }

  /** Sorts rows by length; rows of equal length keep their order. */
  private static void sort(int[] rows, int from, int to, int[] lengths) {
    long[] keys = new long[to - from];
    for (int i = from; i < to; i++) {
      keys[i - from] = (long) lengths[rows[i]] << Integer.SIZE | i;
    }
    Arrays.sort(keys);
    int[] before = rows.clone();
    for (int i = from; i < to; i++) {
      rows[i] = before[(int) keys[i - from]];
    }
  }

  private void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = values[i];
      values[i] = values[other];
      values[other] = kept;
    }
  }
}
