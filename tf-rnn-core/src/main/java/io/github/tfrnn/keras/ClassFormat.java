package io.github.tfrnn.keras;

/**
 * How the options of one class are told in configurations, both ways.
 *
 * @param <T> the class
 */
interface ClassFormat<T> {

  /** Returns Keras's name of the class. */
  String className();

  /** Returns the class whose instances are written. */
  Class<? extends T> type();

  /** Returns whether a value of {@link #type} is told under this name. */
  default boolean tells(T value) {
    return true;
  }

  /** Returns what the options describe. */
  T read(Options options);

  /** Writes the options of an instance of {@link #type}. */
  void write(T value, OptionWriter options);
}
