package io.github.tfrnn.datasets;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.internal.PassRandom;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Examples in memory, row by row or batch by batch. Immutable; every method returns a new data set.
 *
 * <p>Shuffled here, all rows are; {@link Dataset#shuffle} draws from a buffer. The order is another
 * one in each pass.
 */
public final class ArrayDataset implements Dataset<Examples> {

  private final Examples examples;
  private final int batchSize;
  private final boolean dropRemainder;
  private final Long seed; // null: in order

  private ArrayDataset(Examples examples, int batchSize, boolean dropRemainder, Long seed) {
    this.examples = requireNonNull(examples, "examples");
    this.batchSize = batchSize;
    this.dropRemainder = dropRemainder;
    this.seed = seed;
  }

  /** Returns the rows one by one, in order. */
  public static ArrayDataset of(Examples examples) {
    return new ArrayDataset(examples, 1, false, null);
  }

  /**
   * Returns the same rows in an order of chance.
   *
   * @param newSeed equal seeds give equal orders
   */
  public ArrayDataset shuffled(long newSeed) {
    return new ArrayDataset(examples, batchSize, dropRemainder, newSeed);
  }

  /**
   * Returns the same rows in batches, the last of which may have fewer: faster than rows put
   * together again.
   *
   * @param rows of a batch, at least 1
   */
  public ArrayDataset batched(int rows) {
    checkArgument(rows >= 1, "batched: a batch must have at least 1 row, got %s", rows);
    return new ArrayDataset(examples, rows, dropRemainder, seed);
  }

  /** Returns the same without a last batch that is not full. */
  public ArrayDataset dropRemainder() {
    return new ArrayDataset(examples, batchSize, true, seed);
  }

  @Override
  public Cursor<Examples> open(long pass) {
    int rows = examples.count();
    int[] order =
        seed == null
            ? IntStream.range(0, rows).toArray()
            : PassRandom.permutation(rows, seed, pass);
    return Slices.open(
        batches(),
        batchSize,
        rows,
        (from, to) -> examples.select(Arrays.copyOfRange(order, from, to)));
  }

  private int batches() {
    int full = examples.count() / batchSize;
    boolean rest = !dropRemainder && examples.count() % batchSize > 0;
    return rest ? full + 1 : full;
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(batches());
  }
}
