package io.github.tfrnn.data;

import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** See {@link Cursor#of}. */
final class PullingCursor<T> implements Cursor<T> {

  private static final Cleaner CLEANER = Cleaner.create();

  private enum State {
    OPEN,
    ENDED,
    CLOSED
  }

  private final Supplier<? extends T> source;
  private final Cleaner.Cleanable close;
  private T ahead;
  private State state = State.OPEN;

  PullingCursor(Supplier<? extends T> source, Runnable close) {
    this.source = requireNonNull(source, "source");
    this.close = CLEANER.register(this, requireNonNull(close, "close"));
  }

  @Override
  public boolean hasNext() {
    checkState(state != State.CLOSED, "the cursor is closed: open another.");
    if (ahead == null && state == State.OPEN) {
      try {
        ahead = source.get();
      } finally {
        Reference.reachabilityFence(this); // or it might count as forgotten meanwhile
      }
      if (ahead == null) {
        state = State.ENDED;
        close.clean();
      }
    }
    return ahead != null;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the data set has no further element.");
    }
    T element = ahead;
    ahead = null;
    return element;
  }

  @Override
  public void close() {
    state = State.CLOSED;
    ahead = null;
    close.clean();
  }
}
