package io.github.tfrnn.keras;

import java.util.List;

/**
 * A class of Keras that is one value here.
 *
 * @param className Keras's name
 * @param value what it is here
 * @param ignored options that change nothing
 */
record FixedFormat<T>(String className, T value, List<String> ignored) implements ClassFormat<T> {

  static <T> FixedFormat<T> of(String className, T value, String... ignored) {
    return new FixedFormat<>(className, value, List.of(ignored));
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
  public T read(Options options) {
    ignored.forEach(options::ignore);
    return value;
  }

  @Override
  public void write(T unused, OptionWriter options) {}
}
