package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.random.RandomGenerator;

/** Numbers from a lowest to a highest, all equally likely. */
record EvenRange(double low, double high) {

  /** Checks the order; both may be equal. */
  static EvenRange of(String where, String what, double low, double high) {
    checkArgument(
        low <= high && Double.isFinite(high - low),
        "%s: expected a range of %s, the lower end first, got %s to %s",
        where,
        what,
        low,
        high);
    return new EvenRange(low, high);
  }

  /** As {@link #of}, of numbers over 0. */
  static EvenRange positive(String where, String what, double low, double high) {
    checkArgument(low > 0, "%s: expected %s over 0, got %s to %s", where, what, low, high);
    return of(where, what, low, high);
  }

  double draw(RandomGenerator random) {
    return low + (high - low) * random.nextDouble();
  }
}
