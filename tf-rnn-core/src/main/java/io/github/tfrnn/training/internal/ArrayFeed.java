package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Batches of rows that are in memory. */
public final class ArrayFeed implements Feed {

  /**
   * Batches of fewer bytes are made when they are needed: 1 MiB takes some 60 µs to copy, 200 KiB
   * the 10 µs that it takes to hand a batch from one thread to another.
   */
  private static final long AHEAD_BYTES = 1 << 20;

  /**
   * Rows in the order of the model's inputs and outputs.
   *
   * @param y none for predictions
   * @param weights for each output; none for 1
   */
  public record Arrays(List<Rows> x, List<Rows> y, List<FloatRows> weights) {
    /** Returns the number of rows. */
    public int rows() {
      return x.get(0).count();
    }

    private long bytesPerRow() {
      List<Rows> all = new ArrayList<>(x);
      all.addAll(y);
      all.addAll(weights);
      return all.stream().mapToLong(rows -> rows.shape().size() / rows.count() * Float.BYTES).sum();
    }
  }

  private final Arrays arrays;
  private final int batchSize;
  private final LongFunction<int[]> orders;
  private final boolean ahead;

  private ArrayFeed(Arrays arrays, int batchSize, LongFunction<int[]> orders, boolean ahead) {
    this.arrays = arrays;
    this.batchSize = batchSize;
    this.orders = orders;
    this.ahead = ahead;
  }

  /** Returns a feed that takes the rows as they come. */
  public static ArrayFeed inOrder(Program program, Arrays arrays, int batchSize) {
    int[] order = IntStream.range(0, arrays.rows()).toArray();
    return of(program, arrays, batchSize, pass -> order);
  }

  /**
   * Returns a feed.
   *
   * @param orders row numbers for each pass
   */
  public static ArrayFeed of(
      Program program, Arrays arrays, int batchSize, LongFunction<int[]> orders) {
    return of(program, arrays, batchSize, orders, AHEAD_BYTES);
  }

  /**
   * Returns a feed.
   *
   * @param aheadBytes size from which batches are made on a thread of their own, where that can
   *     gain something: where there is a next one, and where the model may use more than one thread
   */
  static ArrayFeed of(
      Program program, Arrays arrays, int batchSize, LongFunction<int[]> orders, long aheadBytes) {
    InputChecks.requireFullBatches(program.network(), arrays.rows(), batchSize);
    boolean ahead =
        arrays.rows() > batchSize
            && arrays.bytesPerRow() * batchSize >= aheadBytes
            && program.execution().interOpThreads() > 1;
    return new ArrayFeed(arrays, batchSize, orders, ahead);
  }

  @Override
  public OptionalInt batches() {
    return OptionalInt.of((int) (((long) arrays.rows() + batchSize - 1) / batchSize));
  }

  @Override
  public Cursor<Batch> open(long pass, long from) {
    Cursor<Batch> each = new InOrder(orders.apply(pass), from);
    return ahead ? new BatchesAhead<>(each, Batch::close) : each;
  }

  private final class InOrder implements Cursor<Batch> {
    private final int[] order;
    private long next; // row

    InOrder(int[] order, long from) {
      this.order = order;
      this.next = from * batchSize;
    }

    @Override
    public boolean hasNext() {
      return next < order.length;
    }

    @Override
    public Batch next() {
      int from = Math.toIntExact(next);
      next = Math.min(order.length, next + batchSize);
      return Batch.of(arrays.x(), arrays.y(), arrays.weights(), order, from, (int) next);
    }

    @Override
    public void close() {}
  }
}
