package io.github.tfrnn.serving;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Requests that wait to be gathered into batches, those of one kind in one line.
 *
 * <p>A line is served when it fills a batch, or its first request has waited long enough; of
 * several such lines, the one whose first request came first.
 */
final class RequestQueue {
  private final BatchingOptions options;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Map<Request.Kind, Deque<Request>> lines = new LinkedHashMap<>();
  private int waiting; // rows in all lines
  private boolean closed;

  RequestQueue(BatchingOptions options) {
    this.options = options;
  }

  /**
   * Adds a request, when there is room.
   *
   * @throws OverloadedException if there is none, and requests shall be refused then
   * @throws IllegalStateException if the queue is closed
   */
  void add(Request request) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && waiting + request.rows() > options.capacity()) {
        if (options.whenFull() == BatchingOptions.WhenFull.REFUSE) {
          throw new OverloadedException(
              "predict: %d rows wait already, there is room for %d: try again later."
                  .formatted(waiting, options.capacity()));
        }
        room.await();
      }
      if (closed) {
        throw new IllegalStateException("predict: the BatchingPredictor is closed.");
      }
      lines.computeIfAbsent(request.kind(), kind -> new ArrayDeque<>()).add(request);
      waiting += request.rows();
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns the next batch, of one kind; waits for it. Empty when the queue is closed and empty.
   */
  List<Request> take() {
    lock.lock();
    try {
      while (true) {
        Optional<Deque<Request>> line = first();
        if (line.isEmpty()) {
          if (closed) {
            return List.of();
          }
          work.awaitUninterruptibly();
          continue;
        }
        long wait = untilServed(line.get());
        if (wait <= 0) {
          return batch(line.get());
        }
        awaitNanos(wait);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns the line that is to be served next. */
  private Optional<Deque<Request>> first() {
    Optional<Deque<Request>> first = Optional.empty();
    for (Deque<Request> line : lines.values()) {
      if (first.isEmpty() || isBefore(line, first.get())) {
        first = Optional.of(line);
      }
    }
    return first;
  }

  private boolean isBefore(Deque<Request> one, Deque<Request> other) {
    long difference = Math.max(0, untilServed(one)) - Math.max(0, untilServed(other));
    long arrivals = one.element().arrival() - other.element().arrival();
    return difference < 0 || (difference == 0 && arrivals < 0);
  }

  /** Returns the nanoseconds until a line is served; none or less if it is now. */
  private long untilServed(Deque<Request> line) {
    int rows = 0;
    for (Iterator<Request> each = line.iterator(); each.hasNext() && rows < options.maxBatch(); ) {
      rows += each.next().rows();
    }
    return closed || rows >= options.maxBatch()
        ? 0
        : line.element().arrival() + options.maxWait().toNanos() - System.nanoTime();
  }

  private List<Request> batch(Deque<Request> line) {
    List<Request> batch = new ArrayList<>();
    int rows = 0;
    while (!line.isEmpty()
        && (batch.isEmpty() || rows + line.element().rows() <= options.maxBatch())) {
      Request request = line.remove();
      rows += request.rows();
      batch.add(request);
    }
    if (line.isEmpty()) {
      lines.remove(batch.get(0).kind());
    }
    if (!lines.isEmpty()) {
      work.signal(); // for another thread, while this one computes
    }
    waiting -= rows;
    room.signalAll();
    return batch;
  }

  // Threads that take are nobody's to interrupt: close ends them. The caller loops.
  @SuppressWarnings({"EmptyCatch", "WaitNotInLoop"})
  private void awaitNanos(long nanos) {
    try {
      work.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      // Looks again.
    }
  }

  /** Takes no more requests; those that wait are still given out. */
  void close() {
    lock.lock();
    try {
      closed = true;
      work.signalAll();
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
