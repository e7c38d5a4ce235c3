package io.github.tfrnn.training.internal;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Gives the batches of an epoch one after the other.
 *
 * <p>For one thread. Closing it closes no batch that has been given out.
 *
 * @param <B> a batch, or a part of one
 */
interface BatchSource<B> extends AutoCloseable {

  /** Returns the next batch; whoever asks for it closes it. */
  B next();

  @Override
  void close();

  /** Returns a source that makes each batch when it is asked for. */
  static <B> BatchSource<B> direct(IntFunction<B> maker) {
    return new BatchSource<>() {
      private int number;

      @Override
      public B next() {
        return maker.apply(number++);
      }

      @Override
      public void close() {}
    };
  }

  /**
   * Returns a source that makes each batch while the one before it is used: a single one ahead, on
   * a thread of its own that ends with the last batch, or when the source is closed.
   *
   * @param count of all batches
   * @param maker makes a batch from its number; what it throws comes out of {@link #next}
   * @param closer closes a batch that nobody asked for
   */
  static <B> BatchSource<B> ahead(int count, IntFunction<B> maker, Consumer<B> closer) {
    return new Ahead<>(count, maker, closer);
  }

  /** See {@link #ahead}. */
  final class Ahead<B> implements BatchSource<B> {

    /** Name of the thread. */
    static final String THREAD = "tf-rnn-batches";

    private record Made<B>(B batch, Throwable failure) {}

    private final SynchronousQueue<Made<B>> queue = new SynchronousQueue<>();
    private final Thread thread;

    private Ahead(int count, IntFunction<B> maker, Consumer<B> closer) {
      thread = new Thread(() -> make(count, maker, closer), THREAD);
      thread.setDaemon(true);
      thread.start();
    }

    private void make(int count, IntFunction<B> maker, Consumer<B> closer) {
      for (int i = 0; i < count; i++) {
        Made<B> made = made(i, maker);
        try {
          queue.put(made);
        } catch (InterruptedException e) { // closed
          if (made.batch() != null) {
            closer.accept(made.batch());
          }
          return;
        }
        if (made.failure() != null) {
          return;
        }
      }
    }

    private Made<B> made(int number, IntFunction<B> maker) {
      try {
        return new Made<>(maker.apply(number), null);
      } catch (RuntimeException | Error e) {
        return new Made<>(null, e);
      }
    }

    @Override
    public B next() {
      Made<B> made = Uninterruptibles.takeUninterruptibly(queue);
      if (made.failure() instanceof Error error) {
        throw error;
      }
      if (made.failure() instanceof RuntimeException exception) {
        throw exception;
      }
      return made.batch();
    }

    @Override
    public void close() {
      thread.interrupt();
      Uninterruptibles.joinUninterruptibly(thread);
    }
  }
}
