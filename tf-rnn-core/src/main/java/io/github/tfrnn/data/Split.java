package io.github.tfrnn.data;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.data.internal.PassRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Two parts of a data set that have no element in common; see {@link Dataset#split(double, long)}.
 *
 * @param left the part whose share was given, such as that to train with
 * @param right the rest, such as that to validate with
 */
public record Split<T>(Dataset<T> left, Dataset<T> right) {

  public Split {
    requireNonNull(left, "left");
    requireNonNull(right, "right");
  }

  static <T> Split<T> of(Dataset<T> source, double share, long seed) {
    requireShare(share);
    Supplier<OptionalLong> taken =
        () -> Sequentially.resized(source.size(), size -> Math.round(share * size));
    Supplier<Predicate<T>> sides =
        () -> {
          RandomGenerator random = PassRandom.of(seed, 0);
          if (source.size().isEmpty()) {
            return element -> random.nextDouble() < share;
          }
          Draw draw = new Draw(source.size().getAsLong(), share, random);
          return element -> draw.next();
        };
    return new Split<>(
        new DerivedDataset<>(taken, pass -> part(source, sides.get())),
        new DerivedDataset<>(
            () -> Sequentially.resized(source.size(), size -> size - taken.get().getAsLong()),
            pass -> part(source, sides.get().negate())));
  }

  static <T> Split<T> stratified(
      Dataset<T> source, double share, long seed, Function<? super T, ?> classOf) {
    requireShare(share);
    requireNonNull(classOf, "classOf");
    Counts<T> counts = new Counts<>(source, classOf);
    Supplier<Predicate<T>> sides =
        () -> {
          Map<Object, Draw> draws = new HashMap<>();
          counts
              .get()
              .forEach(
                  (name, count) ->
                      draws.put(name, new Draw(count, share, PassRandom.of(seed, draws.size()))));
          return element -> drawOf(draws, classOf.apply(element)).next();
        };
    return new Split<>(
        DerivedDataset.ofUnknownSize(pass -> part(source, sides.get())),
        DerivedDataset.ofUnknownSize(pass -> part(source, sides.get().negate())));
  }

  private static Draw drawOf(Map<Object, Draw> draws, Object name) {
    Draw draw = draws.get(name);
    if (draw == null) {
      throw new IllegalStateException(
          "split: class %s was not there when the classes were counted; pass 0 must always have the same elements."
              .formatted(name));
    }
    return draw;
  }

  private static <T> Cursor<T> part(Dataset<T> source, Predicate<T> side) {
    return Sequentially.filter(source.open(0), side);
  }

  private static void requireShare(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("split: share must be in (0, 1), got " + share);
    }
  }

  /** Elements of each class, counted when first asked for; the classes in order of appearance. */
  private static final class Counts<T> {

    private final Dataset<T> source;
    private final Function<? super T, ?> classOf;
    private Map<Object, Long> counts;

    Counts(Dataset<T> source, Function<? super T, ?> classOf) {
      this.source = source;
      this.classOf = classOf;
    }

    synchronized Map<Object, Long> get() {
      if (counts == null) {
        Map<Object, Long> counted = new LinkedHashMap<>();
        try (Cursor<T> cursor = source.open(0)) {
          cursor.forEachRemaining(element -> counted.merge(classOf.apply(element), 1L, Long::sum));
        }
        counts = counted;
      }
      return counts;
    }
  }

  /**
   * Says of one element after the other whether it is drawn, so that the share of all is: Knuth,
   * The Art of Computer Programming, volume 2, section 3.4.2, algorithm S.
   */
  private static final class Draw {

    private final RandomGenerator random;
    private long left;
    private long wanted;

    Draw(long count, double share, RandomGenerator random) {
      this.random = random;
      this.left = count;
      this.wanted = Math.round(share * count);
    }

    boolean next() {
      boolean drawn = left > 0 && random.nextLong(left) < wanted;
      left--;
      wanted -= drawn ? 1 : 0;
      return drawn;
    }
  }
}
