package io.github.tfrnn.training;

/** Which way a number that is monitored gets better; Keras's {@code mode}. */
public enum Direction {
  /**
   * Greater is better for accuracies, auc and other scores by their names, smaller for all else.
   */
  AUTO,
  /** Smaller is better. */
  MIN,
  /** Greater is better. */
  MAX
}
