package io.github.tfrnn.data;

import java.util.Iterator;
import java.util.function.Supplier;

/**
 * One pass over a {@link Dataset}, from its first element to its last.
 *
 * <p>Whoever opens a cursor closes it, best with try. At the last element it lets go of its threads
 * and files by itself; one that is forgotten is closed when it is garbage collected.
 *
 * <p>What a source or a function throws comes out of {@link #hasNext} or {@link #next}. What comes
 * after that is not defined: close the cursor. For one thread at a time.
 *
 * @param <T> an element, never null
 */
public interface Cursor<T> extends Iterator<T>, AutoCloseable {

  /**
   * Ends the pass: threads have ended and files are closed when this returns. An element that is
   * being made by another thread is waited for. A second call does nothing.
   */
  @Override
  void close();

  /**
   * Returns a cursor over what a supplier gives.
   *
   * @param next returns the next element, null at the end, and is not asked again after that
   * @param close called once: at the end, when the cursor is closed, or when it is forgotten. It
   *     must not lead to the cursor itself, or that would never be forgotten
   */
  static <T> Cursor<T> of(Supplier<? extends T> next, Runnable close) {
    return new PullingCursor<>(next, close);
  }
}
