package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A class of Keras that is one value here.
 *
 * @param className Keras's name
 * @param value what it is here
 * @param options of Keras that have one value here
 */
record FixedFormat<T>(String className, T value, Map<String, JsonNode> options)
    implements ClassFormat<T> {

  static <T> FixedFormat<T> of(String className, T value) {
    return new FixedFormat<>(className, value, Map.of());
  }

  /** Returns the same with an option of Keras that has one value here. */
  FixedFormat<T> with(String option, JsonNode only) {
    return new FixedFormat<>(className, value, Map.of(option, only));
  }

  @Override
  @SuppressWarnings("unchecked") // a value is of its own class
  public Class<? extends T> type() {
    return (Class<? extends T>) value.getClass();
  }

  @Override
  public boolean tells(T other) {
    return value.equals(other);
  }

  @Override
  public T read(Options in) {
    options.forEach(in::only);
    return value;
  }

  @Override
  public void write(T unused, OptionWriter to) {
    options.forEach(to::put);
  }
}
