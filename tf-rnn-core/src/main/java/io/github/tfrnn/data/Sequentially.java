package io.github.tfrnn.data;

import static java.util.Objects.requireNonNull;

import java.util.Iterator;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Cursors that do their work on the thread that asks. */
final class Sequentially {

  /** Returns a cursor over an iterator, which is closed if it can be. */
  static <T> Cursor<T> of(Iterator<? extends T> iterator) {
    requireNonNull(iterator, "the iterator of a data set is null");
    return Cursor.of(() -> pull(iterator), () -> close(iterator));
  }

  /** Returns the next element, null at the end. */
  static <T> T pull(Iterator<? extends T> iterator) {
    return iterator.hasNext()
        ? requireNonNull(iterator.next(), "an element of a data set is null")
        : null;
  }

  private static void close(Iterator<?> iterator) {
    if (iterator instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException("an iterator of a data set could not be closed: " + e, e);
      }
    }
  }

  static <T, R> Cursor<R> map(Cursor<T> source, Function<? super T, ? extends R> function) {
    return Cursor.of(() -> source.hasNext() ? made(function, source.next()) : null, source::close);
  }

  /** Returns what a function makes of an element, which must be something. */
  static <T, R> R made(Function<? super T, ? extends R> function, T element) {
    R made = function.apply(element);
    if (made == null) {
      throw new IllegalArgumentException(
          "map: the function returned null. To leave elements out, use filter.");
    }
    return made;
  }

  static <T> Cursor<T> filter(Cursor<T> source, Predicate<? super T> predicate) {
    return Cursor.of(
        () -> {
          while (source.hasNext()) {
            T element = source.next();
            if (predicate.test(element)) {
              return element;
            }
          }
          return null;
        },
        source::close);
  }

  static <T> Cursor<T> take(Cursor<T> source, long count) {
    long[] taken = {0};
    return Cursor.of(() -> taken[0]++ < count ? pull(source) : null, source::close);
  }

  static <T> Cursor<T> skip(Cursor<T> source, long count) {
    boolean[] skipped = {false};
    return Cursor.of(
        () -> {
          if (!skipped[0]) {
            skipped[0] = true;
            for (long i = 0; i < count && source.hasNext(); i++) {
              source.next();
            }
          }
          return pull(source);
        },
        source::close);
  }

  /**
   * Returns one cursor after the other.
   *
   * @param opener opens a cursor from its number, null after the last
   */
  static <T> Cursor<T> chain(LongFunction<Cursor<? extends T>> opener) {
    return cursor(new Chain<>(opener, false));
  }

  /** As {@link #chain}, without a last one; it ends if one has no elements at all. */
  static <T> Cursor<T> endless(LongFunction<Cursor<? extends T>> opener) {
    return cursor(new Chain<>(opener, true));
  }

  private static <T> Cursor<T> cursor(Chain<T> chain) {
    return Cursor.of(chain, chain::close);
  }

  private static final class Chain<T> implements Supplier<T> {

    private final LongFunction<Cursor<? extends T>> opener;
    private final boolean endsAtEmpty;
    private Cursor<? extends T> current;
    private long opened;
    private boolean empty;

    Chain(LongFunction<Cursor<? extends T>> opener, boolean endsAtEmpty) {
      this.opener = opener;
      this.endsAtEmpty = endsAtEmpty;
    }

    @Override
    public T get() {
      while (true) {
        if (current == null) {
          current = opener.apply(opened++);
          empty = true;
        }
        T element = current == null ? null : pull(current);
        if (current == null || element != null || (empty && endsAtEmpty)) {
          empty = false;
          return element;
        }
        close();
      }
    }

    void close() {
      if (current != null) {
        current.close();
        current = null;
      }
    }
  }

  /** Returns a size that follows from another; unknown if that is, or if it is negative. */
  static OptionalLong resized(OptionalLong size, LongUnaryOperator function) {
    long resized = size.isPresent() ? function.applyAsLong(size.getAsLong()) : -1;
    return resized < 0 ? OptionalLong.empty() : OptionalLong.of(resized);
  }

  private Sequentially() {}
}
