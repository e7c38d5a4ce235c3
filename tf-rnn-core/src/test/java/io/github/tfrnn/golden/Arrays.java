package io.github.tfrnn.golden;

import static org.assertj.core.api.Assertions.assertThat;

/** Comparison of arrays that tells the worst entry. */
final class Arrays {

  static void assertClose(String what, Array actual, Array expected, double tolerance) {
    assertThat(actual.shape()).as(what + ": shape").isEqualTo(expected.shape());
    int worst = worst(actual, expected);
    if (worst >= 0) {
      assertThat(difference(actual.values()[worst], expected.values()[worst]))
          .as(
              "%s: entry %s of %s is %s, Keras has %s",
              what, worst, expected.shape(), actual.values()[worst], expected.values()[worst])
          .isLessThanOrEqualTo(tolerance);
    }
  }

  static double largestDifference(Array actual, Array expected) {
    int worst = worst(actual, expected);
    return worst < 0 ? 0 : difference(actual.values()[worst], expected.values()[worst]);
  }

  private static int worst(Array actual, Array expected) {
    int worst = -1;
    double greatest = -1;
    for (int i = 0; i < expected.values().length; i++) {
      double difference = difference(actual.values()[i], expected.values()[i]);
      if (difference > greatest) {
        greatest = difference;
        worst = i;
      }
    }
    return worst;
  }

  /** Relative for values beyond 1; NaN equals NaN alone. */
  static double difference(float actual, float expected) {
    if (Float.isNaN(actual) || Float.isNaN(expected)) {
      return Float.isNaN(actual) && Float.isNaN(expected) ? 0 : Double.POSITIVE_INFINITY;
    }
    if (actual == expected) {
      return 0;
    }
    return Math.abs((double) actual - expected) / Math.max(1, Math.abs(expected));
  }

  private Arrays() {}
}
