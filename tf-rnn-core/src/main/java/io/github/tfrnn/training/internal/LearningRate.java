package io.github.tfrnn.training.internal;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import io.github.tfrnn.optimizers.Optimizer;

/**
 * The learning rate of a training: a number that may be set, or the optimizer's schedule, which may
 * not, as in Keras. Not thread-safe.
 */
public final class LearningRate {

  private final Optimizer optimizer;
  private double number;

  /** Returns the learning rate that the optimizer begins with. */
  public LearningRate(Optimizer optimizer) {
    this.optimizer = optimizer;
    this.number = optimizer.learningRate();
  }

  /**
   * Returns the learning rate of a step.
   *
   * @param step how many steps there have been before
   * @throws IllegalStateException if the schedule gives a rate that is negative or not finite
   */
  public double at(long step) {
    if (!scheduled()) {
      return number;
    }
    double rate = optimizer.learningRate(step);
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalStateException(
          "The learning rate must be finite and not negative; for step %d the optimizer's schedule gives %s."
              .formatted(step, rate));
    }
    return rate;
  }

  /**
   * Sets the learning rate of the steps from now on.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   * @throws IllegalStateException if there is a schedule
   */
  public void set(double newNumber) {
    checkArgument(
        newNumber >= 0 && newNumber < Double.POSITIVE_INFINITY,
        "setLearningRate: a finite number, not negative, is needed, got %s",
        newNumber);
    checkState(
        !scheduled(),
        "setLearningRate: the optimizer has a schedule, %s. Compile with a plain learning rate to"
            + " set it.",
        scheduled() ? optimizer.schedule().orElseThrow() : "");
    number = newNumber;
  }

  /** Goes on with what {@link #at} returned in a training before; a schedule needs no help. */
  public void resume(double newNumber) {
    number = newNumber;
  }

  private boolean scheduled() {
    return optimizer.schedule().isPresent();
  }
}
