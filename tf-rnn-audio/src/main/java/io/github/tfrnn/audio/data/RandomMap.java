package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;
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
 * <p>Equal seeds give equal changes in equal epochs, with any number of threads: an element has
 * random numbers of its own, by the seed, the number of the pass and its place in it. Immutable.
 *
 * @param <T> an element
 * @param <R> what becomes of it
 */
public final class RandomMap<T, R> implements Function<Dataset<T>, Dataset<R>> {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final BiFunction<? super T, RandomGenerator, ? extends R> function;
  private final int threads; // 0: none but the caller's

  /** An element with its own random numbers. */
  private record Drawn<T>(T element, RandomGenerator random) {}

  private RandomMap(
      long seed, BiFunction<? super T, RandomGenerator, ? extends R> function, int threads) {
    this.seed = seed;
    this.function = function;
    this.threads = threads;
  }

  /**
   * Returns the map of a function.
   *
   * @param function makes of an element and random numbers something that is not null
   */
  public static <T, R> RandomMap<T, R> of(
      long seed, BiFunction<? super T, RandomGenerator, ? extends R> function) {
    return new RandomMap<>(seed, requireNonNull(function, "function"), 0);
  }

  /**
   * Returns the same with some elements made ahead by threads, as {@link Dataset#map(Function,
   * int)} does it.
   *
   * @param count how many elements are made at once, at least 1
   */
  public RandomMap<T, R> threads(int count) {
    checkArgument(count >= 1, "RandomMap: threads must be at least 1, got %s", count);
    return new RandomMap<>(seed, function, count);
  }

  @Override
  public Dataset<R> apply(Dataset<T> elements) {
    Dataset<Drawn<T>> drawn =
        new Dataset<>() {
          @Override
          public Cursor<Drawn<T>> open(long pass) {
            return withRandom(elements.open(pass), pass);
          }

          @Override
          public OptionalLong size() {
            return elements.size();
          }
        };
    return threads == 0 ? drawn.map(this::changed) : drawn.map(this::changed, threads);
  }

  private Cursor<Drawn<T>> withRandom(Cursor<T> source, long pass) {
    SplittableRandom ofPass = new SplittableRandom(seed + GOLDEN_GAMMA * (pass + 1));
    return Cursor.of(
        () -> {
          RandomGenerator random = ofPass.split();
          return source.hasNext() ? new Drawn<>(source.next(), random) : null;
        },
        source::close);
  }

  private R changed(Drawn<T> drawn) {
    return requireNonNull(
        function.apply(drawn.element(), drawn.random()), "RandomMap: the function returned null");
  }
}
