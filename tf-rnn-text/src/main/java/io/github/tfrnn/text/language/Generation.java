package io.github.tfrnn.text.language;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * How much is written, and how: for {@link TextGenerator#generate}. Immutable; every method returns
 * a changed copy.
 *
 * @param length tokens that are written at most, at least 1
 * @param sampling how each is drawn
 * @param seed equal seeds write equal texts; drawn anew without one
 * @param stops strings that end the text where one comes up; it is left out
 * @param listener told each piece of the text when it is sure to stay
 */
public record Generation(
    int length,
    Sampling sampling,
    OptionalLong seed,
    List<String> stops,
    Consumer<String> listener) {

  public Generation {
    checkArgument(length >= 1, "Generation: the length must be at least 1, got %s", length);
    requireNonNull(sampling, "sampling");
    requireNonNull(seed, "seed");
    stops = List.copyOf(stops);
    checkArgument(
        stops.stream().noneMatch(String::isEmpty), "Generation: a stop string must not be empty");
    requireNonNull(listener, "listener");
  }

  /** Returns plain sampling of so many tokens, without stop strings. */
  public static Generation ofLength(int length) {
    return new Generation(length, Sampling.plain(), OptionalLong.empty(), List.of(), piece -> {});
  }

  /** Returns the same, drawn otherwise. */
  public Generation sampling(Sampling newSampling) {
    return new Generation(length, newSampling, seed, stops, listener);
  }

  /** Returns the same, with numbers of chance from a seed. */
  public Generation seed(long newSeed) {
    return new Generation(length, sampling, OptionalLong.of(newSeed), stops, listener);
  }

  /** Returns the same, ending where one of these strings comes up. */
  public Generation stopAt(String... newStops) {
    return new Generation(length, sampling, seed, List.of(newStops), listener);
  }

  /** Returns the same, telling the text while it is written. */
  public Generation listener(Consumer<String> newListener) {
    return new Generation(length, sampling, seed, stops, newListener);
  }
}
