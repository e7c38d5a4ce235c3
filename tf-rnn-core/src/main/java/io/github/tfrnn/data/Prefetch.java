package io.github.tfrnn.data;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Goes through a source on a thread of its own, some elements ahead of who asks. */
final class Prefetch<T> implements Supplier<T> {

  /** Name of the thread. */
  static final String THREAD = "tf-rnn-prefetch";

  private final Cursor<T> source;
  private final int capacity;
  private final Queue<T> waiting = new ArrayDeque<>();
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private boolean ended;
  private boolean closed;
  private Throwable failure;

  private Prefetch(Cursor<T> source, int capacity) {
    this.source = source;
    this.capacity = capacity;
    this.thread = new Thread(this::run, THREAD);
    thread.setDaemon(true);
  }

  static <T> Cursor<T> open(Cursor<T> source, int capacity) {
    Prefetch<T> prefetch = new Prefetch<>(source, capacity);
    prefetch.thread.start();
    return Cursor.of(prefetch, prefetch::close);
  }

  private void run() {
    Throwable thrown = null;
    try (source) {
      while (source.hasNext() && put(source.next())) {}
    } catch (RuntimeException | Error e) {
      thrown = e;
    }
    lock.lock();
    try {
      failure = thrown;
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether more are wanted. */
  private boolean put(T element) {
    lock.lock();
    try {
      while (waiting.size() >= capacity && !closed) {
        changed.awaitUninterruptibly();
      }
      waiting.add(element);
      changed.signalAll();
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public T get() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !ended) {
        changed.awaitUninterruptibly();
      }
      changed.signalAll();
      if (waiting.isEmpty() && failure != null) {
        throw Failures.unchecked(failure);
      }
      return waiting.poll();
    } finally {
      lock.unlock();
    }
  }

  private void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    Uninterruptibles.joinUninterruptibly(thread);
    waiting.clear();
  }
}
