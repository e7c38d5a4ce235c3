package io.github.tfrnn.plots;

/** Asks for numbers that can be drawn. */
final class Finite {

  /**
   * Returns the number.
   *
   * @param where the method that was called
   * @param what the number is, and of which index: {@code "score %d of \"spam\""}
   * @throws IllegalArgumentException if it is infinite or NaN
   */
  static double require(String where, String what, int index, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "%s: %s must be a finite number, got %s: leave it out, or find out what made it."
              .formatted(where, what.formatted(index), value));
    }
    return value;
  }

  private Finite() {}
}
