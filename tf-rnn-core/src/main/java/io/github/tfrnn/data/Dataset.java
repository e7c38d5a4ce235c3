package io.github.tfrnn.data;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Elements one after the other, made when they are asked for, any number of times.
 *
 * <p>What {@code tf.data.Dataset} is to Python, without a graph: elements are Java objects, and
 * functions are Java's. Every method returns a new data set and reads nothing yet; {@link #open}
 * begins a pass. The number of a pass is that of the epoch: what is shuffled differs from pass to
 * pass, and opening the same pass again gives the same elements in the same order, with any number
 * of threads. So a training that was interrupted can go on where it was.
 *
 * <p>Implementations are thread-safe where the functions given to them are: passes may be open at
 * the same time. A data set of one's own needs {@code open} alone.
 *
 * @param <T> an element: never null, and without anything to be closed, as elements made ahead may
 *     be dropped
 */
@FunctionalInterface
public interface Dataset<T> {

  /**
   * Begins a pass.
   *
   * @param pass number of the epoch, from 0
   * @return a cursor before the first element; the caller closes it
   */
  Cursor<T> open(long pass);

  /** Returns the number of elements of each pass, if it is known without going through them. */
  default OptionalLong size() {
    return OptionalLong.empty();
  }

  /** Returns the elements given. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  static <T> Dataset<T> of(T... elements) {
    return ofList(List.of(elements));
  }

  /** Returns the elements of a list, which is copied. */
  static <T> Dataset<T> ofList(List<? extends T> elements) {
    List<T> kept = List.copyOf(elements);
    return new DerivedDataset<>(
        () -> OptionalLong.of(kept.size()), pass -> Sequentially.of(kept.iterator()));
  }

  /**
   * Returns the elements of iterators.
   *
   * @param iterators gives an iterator for each pass, from the first element; one that is {@link
   *     AutoCloseable} is closed
   */
  static <T> Dataset<T> generate(Supplier<? extends Iterator<T>> iterators) {
    requireNonNull(iterators, "iterators");
    return DerivedDataset.ofUnknownSize(pass -> Sequentially.of(iterators.get()));
  }

  /** Returns what a function makes of each element, when that is asked for. */
  default <R> Dataset<R> map(Function<? super T, ? extends R> function) {
    requireNonNull(function, "function");
    return new DerivedDataset<>(this::size, pass -> Sequentially.map(open(pass), function));
  }

  /**
   * As {@link #map(Function)}, with some elements made ahead by threads. The order is kept.
   *
   * @param threads how many elements are made at once, at least 1; as many again wait to be taken.
   *     They are daemon threads that end with the cursor
   */
  default <R> Dataset<R> map(Function<? super T, ? extends R> function, int threads) {
    requireNonNull(function, "function");
    checkArgument(threads >= 1, "map: threads must be at least 1, got %s", threads);
    return new DerivedDataset<>(
        this::size, pass -> ParallelMap.open(open(pass), function, threads));
  }

  /** Returns the elements that a predicate holds for. */
  default Dataset<T> filter(Predicate<? super T> predicate) {
    requireNonNull(predicate, "predicate");
    return DerivedDataset.ofUnknownSize(pass -> Sequentially.filter(open(pass), predicate));
  }

  /** Returns the elements of the data sets that a function makes, one data set after the other. */
  default <R> Dataset<R> flatMap(Function<? super T, ? extends Dataset<R>> function) {
    return interleave(function, 1);
  }

  /**
   * Returns the elements of the data sets that a function makes, one of each in turn, as tf.data's
   * {@code interleave} with a block length of 1.
   *
   * @param function such as one that reads a file
   * @param cycleLength how many data sets are gone through at once, at least 1
   */
  default <R> Dataset<R> interleave(
      Function<? super T, ? extends Dataset<R>> function, int cycleLength) {
    requireNonNull(function, "function");
    checkArgument(
        cycleLength >= 1, "interleave: cycleLength must be at least 1, got %s", cycleLength);
    return DerivedDataset.ofUnknownSize(
        pass -> Interleave.open(open(pass), each -> function.apply(each).open(pass), cycleLength));
  }

  /**
   * Returns the same elements, kept in memory from the first whole pass on. They are those of pass
   * 0, in its order, in every pass: shuffle after this, not before.
   */
  default Dataset<T> cache() {
    return new CachedDataset<>(this);
  }

  /**
   * Returns the elements in an order of chance, another for each pass, as tf.data's {@code
   * shuffle}: a buffer is filled, and each next element is drawn from it and replaced by one from
   * the source.
   *
   * @param bufferSize elements that are drawn from, at least 1; as many as there are elements, or
   *     more, shuffles fully
   * @param seed equal seeds give equal orders; two shuffles should have different ones
   */
  default Dataset<T> shuffle(int bufferSize, long seed) {
    checkArgument(bufferSize >= 1, "shuffle: bufferSize must be at least 1, got %s", bufferSize);
    return new DerivedDataset<>(
        this::size, pass -> Shuffle.open(open(pass), bufferSize, seed, pass));
  }

  /** Returns the first elements; all of them if there are no more. */
  default Dataset<T> take(long count) {
    checkArgument(count >= 0, "take: count must be at least 0, got %s", count);
    return new DerivedDataset<>(
        () -> Sequentially.resized(size(), size -> Math.min(size, count)),
        pass -> Sequentially.take(open(pass), count));
  }

  /** Returns the elements after the first ones, which are made and dropped. */
  default Dataset<T> skip(long count) {
    checkArgument(count >= 0, "skip: count must be at least 0, got %s", count);
    return new DerivedDataset<>(
        () -> Sequentially.resized(size(), size -> Math.max(0, size - count)),
        pass -> Sequentially.skip(open(pass), count));
  }

  /** Returns these elements and then those of another data set, each in the same pass. */
  default Dataset<T> concat(Dataset<? extends T> after) {
    requireNonNull(after, "after");
    return new DerivedDataset<>(
        () ->
            Sequentially.resized(
                after.size(), more -> size().isPresent() ? size().getAsLong() + more : -1),
        pass ->
            Sequentially.chain(
                number -> number == 0 ? open(pass) : number == 1 ? after.open(pass) : null));
  }

  /**
   * Returns the elements over and over, without an end: for a training that counts steps instead of
   * epochs. Pass p goes through the passes p · 2³², p · 2³² + 1, … of these.
   */
  default Dataset<T> repeat() {
    return DerivedDataset.ofUnknownSize(
        pass -> Sequentially.endless(number -> open((pass << Integer.SIZE) + number)));
  }

  /**
   * Returns the same elements, made ahead by one daemon thread that ends with the cursor.
   *
   * @param count elements that may wait to be taken, at least 1
   */
  default Dataset<T> prefetch(int count) {
    checkArgument(count >= 1, "prefetch: count must be at least 1, got %s", count);
    return new DerivedDataset<>(this::size, pass -> Prefetch.open(open(pass), count));
  }

  /** Returns what a function makes of this data set, such as {@link Batching}. */
  default <R> Dataset<R> apply(Function<? super Dataset<T>, Dataset<R>> function) {
    return function.apply(this);
  }

  /**
   * Returns two parts that have no element in common, drawn by chance, each in the order of pass 0,
   * the same in every pass. Shuffle the parts, not what is split.
   *
   * <p>If the size is known the left part has {@code share · size} elements, rounded. If not, each
   * element goes to the left with that probability.
   *
   * @param share of the left part, in (0, 1)
   * @param seed equal seeds give equal parts
   */
  default Split<T> split(double share, long seed) {
    return Split.of(this, share, seed);
  }

  /**
   * As {@link #split(double, long)}, of each class the same share, rounded. The classes are counted
   * in a pass of its own when a part is first opened.
   *
   * @param classOf the class of an element, such as {@link Examples#label}; equal by value
   */
  default Split<T> split(double share, long seed, Function<? super T, ?> classOf) {
    return Split.stratified(this, share, seed, classOf);
  }

  /** Returns all elements of pass 0. */
  default List<T> toList() {
    List<T> elements = new ArrayList<>();
    try (Cursor<T> cursor = open(0)) {
      cursor.forEachRemaining(elements::add);
    }
    return List.copyOf(elements);
  }
}
