package io.github.tfrnn.optimizers.schedules;

import static com.google.common.base.Preconditions.checkArgument;

/** What all schedules ask of their numbers. */
final class Schedules {

  static void requireFinite(String schedule, String option, double value) {
    checkArgument(Double.isFinite(value), "%s: %s must be finite, got %s", schedule, option, value);
  }

  static void requirePositive(String schedule, String option, double value) {
    checkArgument(
        value > 0 && Double.isFinite(value),
        "%s: %s must be positive and finite, got %s",
        schedule,
        option,
        value);
  }

  static void requireSteps(String schedule, String option, long steps) {
    checkArgument(steps > 0, "%s: %s must be positive, got %s", schedule, option, steps);
  }

  private Schedules() {}
}
