package io.github.tfrnn.training;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * A number that a callback looks at. Immutable.
 *
 * @param callback that messages name
 * @param name of the number: {@code "val_loss"}
 * @param direction which way is better
 * @param minDelta by how much it must be better to count
 */
record Monitor(String callback, String name, Direction direction, double minDelta) {

  private static final List<String> GREATER_IS_BETTER =
      List.of(
          "accuracy",
          "acc",
          "auc",
          "precision",
          "recall",
          "f1_score",
          "fbeta_score",
          "r2_score",
          "correlation",
          "_at_recall",
          "_at_precision",
          "_at_specificity",
          "_at_sensitivity");

  Monitor {
    requireNonNull(name, callback + ": the name of what is monitored is null");
    requireNonNull(direction, callback + ": the direction is null");
    checkArgument(minDelta >= 0, "%s: minDelta must not be negative, got %s", callback, minDelta);
  }

  static Monitor of(String callback, String name) {
    return new Monitor(callback, name, Direction.AUTO, 0);
  }

  Monitor with(Direction other) {
    return new Monitor(callback, name, other, minDelta);
  }

  Monitor with(double otherDelta) {
    return new Monitor(callback, name, direction, otherDelta);
  }

  /**
   * Returns the number.
   *
   * @throws IllegalStateException if there is none of that name
   */
  double in(Map<String, Double> logs) {
    Double current = logs.get(name);
    if (current == null) {
      throw new IllegalStateException(
          "%s: there is no \"%s\" to monitor; there is: %s. Without validationData or validationSplit nothing begins with val_."
              .formatted(callback, name, String.join(", ", logs.keySet())));
    }
    return current;
  }

  /** Returns what every number is better than. */
  double worst() {
    return greaterIsBetter() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  boolean isBetter(double value, double than) {
    return greaterIsBetter() ? value - minDelta > than : value + minDelta < than;
  }

  private boolean greaterIsBetter() {
    return switch (direction) {
      case MAX -> true;
      case MIN -> false;
      case AUTO -> GREATER_IS_BETTER.stream().anyMatch(name::endsWith);
    };
  }
}
