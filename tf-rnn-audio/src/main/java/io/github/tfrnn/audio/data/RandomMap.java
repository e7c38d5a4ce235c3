package io.github.tfrnn.audio.data;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Changes each element by chance, in each epoch otherwise: {@code sounds.apply(RandomMap.of(7,
 * (sound, random) -> …))}.
 *
 * <p>Equal seeds give equal changes in equal epochs: an element has random numbers of its own, by
 * the seed, the number of the pass and its place in it. Immutable.
 *
 * @param <T> an element
 * @param <R> what becomes of it
 */
public final class RandomMap<T, R> implements Function<Dataset<T>, Dataset<R>> {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final BiFunction<? super T, RandomGenerator, ? extends R> function;

  private RandomMap(long seed, BiFunction<? super T, RandomGenerator, ? extends R> function) {
    this.seed = seed;
    this.function = function;
  }

  /**
   * Returns the map of a function.
   *
   * @param function makes of an element and random numbers something that is not null
   */
  public static <T, R> RandomMap<T, R> of(
      long seed, BiFunction<? super T, RandomGenerator, ? extends R> function) {
    return new RandomMap<>(seed, requireNonNull(function, "function"));
  }

  @Override
  public Dataset<R> apply(Dataset<T> elements) {
    return new Dataset<>() {
      @Override
      public Cursor<R> open(long pass) {
        return mapped(elements.open(pass), pass);
      }

      @Override
      public OptionalLong size() {
        return elements.size();
      }
    };
  }

  private Cursor<R> mapped(Cursor<T> source, long pass) {
    SplittableRandom ofPass = new SplittableRandom(seed + GOLDEN_GAMMA * (pass + 1));
    return Cursor.of(
        () -> {
          RandomGenerator random = ofPass.split();
          return source.hasNext()
              ? requireNonNull(
                  function.apply(source.next(), random), "RandomMap: the function returned null")
              : null;
        },
        source::close);
  }
}
