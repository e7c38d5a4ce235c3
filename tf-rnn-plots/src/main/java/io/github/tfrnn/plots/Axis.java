package io.github.tfrnn.plots;

/**
 * An axis of a panel.
 *
 * @param low least value, NaN for that of the data
 * @param high largest value, NaN for that of the data
 * @param whole whether only whole numbers are marked
 */
record Axis(String title, double low, double high, boolean whole) {

  /** Returns an axis that reaches as far as the data. */
  static Axis of(String title) {
    return new Axis(title, Double.NaN, Double.NaN, false);
  }

  Axis from(double newLow) {
    return new Axis(title, newLow, high, whole);
  }

  Axis upTo(double newHigh) {
    return new Axis(title, low, newHigh, whole);
  }

  Axis wholeNumbers() {
    return new Axis(title, low, high, true);
  }
}
