package io.github.tfrnn.optimizers;

import static com.google.common.base.Preconditions.checkArgument;

/** The ranges that most hyperparameters share. */
final class Ranges {

  static void requireNotNegative(String optimizer, String option, double value) {
    checkArgument(
        value >= 0 && value < Double.POSITIVE_INFINITY,
        "%s: %s must be finite and not negative, got %s",
        optimizer,
        option,
        value);
  }

  static void requirePositive(String optimizer, String option, double value) {
    checkArgument(
        value > 0 && value < Double.POSITIVE_INFINITY,
        "%s: %s must be positive and finite, got %s",
        optimizer,
        option,
        value);
  }

  /** In [0, 1): a share of the past that stays. */
  static void requireShare(String optimizer, String option, double value) {
    checkArgument(
        value >= 0 && value < 1, "%s: %s must be in [0, 1), got %s", optimizer, option, value);
  }

  private Ranges() {}
}
