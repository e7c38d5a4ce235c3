package io.github.tfrnn.serving;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;
import java.util.Objects;

/**
 * How a {@link BatchingPredictor} gathers requests. Immutable; every method returns new options.
 *
 * @param maxBatch rows that are computed at once, at most; at least 1
 * @param maxWait how long the first request of a batch waits for others; zero takes those that are
 *     there
 * @param capacity rows that may wait, those being computed not counted; at least {@code maxBatch}
 * @param whenFull what becomes of a request for which there is no room
 * @param threads that compute; one batch each
 */
public record BatchingOptions(
    int maxBatch, Duration maxWait, int capacity, WhenFull whenFull, int threads) {

  /** What becomes of a request for which there is no room. */
  public enum WhenFull {
    /** Its caller waits until there is. */
    WAIT,
    /** It is refused with an {@link OverloadedException}. */
    REFUSE
  }

  /** Checks the values. */
  public BatchingOptions {
    checkArgument(maxBatch >= 1, "BatchingOptions: maxBatch must be at least 1, got %s", maxBatch);
    Objects.requireNonNull(maxWait, "BatchingOptions: maxWait is null");
    checkArgument(
        !maxWait.isNegative(), "BatchingOptions: maxWait must not be negative, got %s", maxWait);
    checkArgument(
        capacity >= maxBatch,
        "BatchingOptions: capacity must be at least maxBatch (%s), got %s",
        maxBatch,
        capacity);
    Objects.requireNonNull(whenFull, "BatchingOptions: whenFull is null");
    checkArgument(threads >= 1, "BatchingOptions: threads must be at least 1, got %s", threads);
  }

  /**
   * Returns options for batches of at most so many rows: 2 milliseconds of waiting, room for 16
   * batches, callers wait when it is taken, one thread.
   *
   * @param maxBatch at least 1
   */
  public static BatchingOptions maxBatch(int maxBatch) {
    return new BatchingOptions(
        maxBatch, Duration.ofMillis(2), Math.multiplyExact(16, maxBatch), WhenFull.WAIT, 1);
  }

  /** Returns the same with another time to wait for others. */
  public BatchingOptions maxWait(Duration maxWait) {
    return new BatchingOptions(maxBatch, maxWait, capacity, whenFull, threads);
  }

  /** Returns the same with room for another number of rows. */
  public BatchingOptions capacity(int capacity) {
    return new BatchingOptions(maxBatch, maxWait, capacity, whenFull, threads);
  }

  /** Returns the same with another answer when there is no room. */
  public BatchingOptions whenFull(WhenFull whenFull) {
    return new BatchingOptions(maxBatch, maxWait, capacity, whenFull, threads);
  }

  /** Returns the same with another number of threads. */
  public BatchingOptions threads(int threads) {
    return new BatchingOptions(maxBatch, maxWait, capacity, whenFull, threads);
  }
}
