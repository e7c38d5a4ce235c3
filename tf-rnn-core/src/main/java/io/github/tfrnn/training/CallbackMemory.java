package io.github.tfrnn.training;

import io.github.tfrnn.data.FloatRows;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a callback has to know again when an interrupted training goes on. Immutable.
 *
 * @param numbers by name
 * @param arrays by name
 */
public record CallbackMemory(Map<String, Double> numbers, Map<String, FloatRows> arrays) {

  /** Nothing to remember. */
  public static final CallbackMemory NOTHING = new CallbackMemory(Map.of(), Map.of());

  public CallbackMemory {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  /** Returns numbers alone. */
  public static CallbackMemory of(Map<String, Double> numbers) {
    return new CallbackMemory(numbers, Map.of());
  }

  /**
   * Returns a number.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public double number(String name) {
    Double number = numbers.get(name);
    if (number == null) {
      throw new IllegalArgumentException(
          "The backup holds no \"%s\" of a callback; it holds %s. Was the training begun with other callbacks?"
              .formatted(name, numbers.keySet()));
    }
    return number;
  }
}
