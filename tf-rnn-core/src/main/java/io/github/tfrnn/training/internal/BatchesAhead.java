package io.github.tfrnn.training.internal;

import com.google.common.util.concurrent.Uninterruptibles;
import io.github.tfrnn.data.Cursor;
import java.util.NoSuchElementException;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;

/**
 * Makes each batch while the one before it is used: a single one ahead, on a thread of its own that
 * ends with the last batch, or when this is closed. What making a batch throws comes out of {@link
 * #hasNext}.
 *
 * @param <B> a batch
 */
final class BatchesAhead<B> implements Cursor<B> {

  /** Name of the thread. */
  static final String THREAD = "tf-rnn-batches";

  /** A batch, a failure, or neither at the end. */
  private record Made<B>(B batch, Throwable failure) {}

  private final Cursor<B> source;
  private final SynchronousQueue<Made<B>> queue = new SynchronousQueue<>();
  private final Thread thread;
  private final Consumer<B> closer;
  private Made<B> waiting;

  /**
   * Begins at once.
   *
   * @param closer closes a batch that nobody asked for
   */
  BatchesAhead(Cursor<B> source, Consumer<B> closer) {
    this.source = source;
    this.closer = closer;
    thread = new Thread(this::make, THREAD);
    thread.setDaemon(true);
    thread.start();
  }

  private void make() {
    Made<B> made;
    do {
      made = next(source);
      try {
        queue.put(made);
      } catch (InterruptedException e) { // closed
        if (made.batch() != null) {
          closer.accept(made.batch());
        }
        return;
      }
    } while (made.batch() != null);
  }

  private static <B> Made<B> next(Cursor<B> from) {
    try {
      return new Made<>(from.hasNext() ? from.next() : null, null);
    } catch (RuntimeException | Error e) {
      return new Made<>(null, e);
    }
  }

  @Override
  public boolean hasNext() {
    if (waiting == null) {
      waiting = Uninterruptibles.takeUninterruptibly(queue);
    }
    if (waiting.failure() instanceof Error error) {
      throw error;
    }
    if (waiting.failure() instanceof RuntimeException exception) {
      throw exception;
    }
    return waiting.batch() != null;
  }

  @Override
  public B next() {
    if (!hasNext()) {
      throw new NoSuchElementException("there is no further batch");
    }
    B batch = waiting.batch();
    waiting = null;
    return batch;
  }

  @Override
  public void close() {
    thread.interrupt();
    Uninterruptibles.joinUninterruptibly(thread);
    if (waiting != null && waiting.batch() != null) {
      closer.accept(waiting.batch());
      waiting = null;
    }
    source.close();
  }
}
