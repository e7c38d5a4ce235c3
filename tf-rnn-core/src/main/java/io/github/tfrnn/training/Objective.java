package io.github.tfrnn.training;

import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.training.internal.Goal;
import java.util.List;
import java.util.Optional;

/**
 * What one output of a model is trained for: an entry of the dictionaries that Keras's {@code
 * compile} takes as {@code loss}, {@code loss_weights} and {@code metrics}. Immutable.
 */
public final class Objective {

  private final Goal goal;

  private Objective(Goal goal) {
    this.goal = goal;
  }

  /**
   * Returns a loss for an output, with weight 1.
   *
   * @param output name of the output: that of the layer it comes from
   * @param loss what is made small
   */
  public static Objective of(String output, Loss loss) {
    return new Objective(new Goal(output, loss, 1, List.of()));
  }

  /**
   * Returns the same with another factor among the losses of the model's outputs.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Objective weighted(double weight) {
    return new Objective(new Goal(goal.output(), goal.loss(), (float) weight, goal.metrics()));
  }

  /**
   * Returns the same with what is told besides the loss.
   *
   * @throws IllegalArgumentException if two metrics have one name
   */
  public Objective metrics(Metric... metrics) {
    return new Objective(new Goal(goal.output(), goal.loss(), goal.weight(), List.of(metrics)));
  }

  /** Returns a loss that every output of a model is trained for, with weight 1. */
  public static Objective ofEveryOutput(Loss loss) {
    return of(Goal.EVERY_OUTPUT, loss);
  }

  /** Returns the name of the output; empty if this is for every output. */
  public Optional<String> output() {
    return Optional.of(goal.output()).filter(name -> !name.equals(Goal.EVERY_OUTPUT));
  }

  /** Returns what is made small. */
  public Loss loss() {
    return goal.loss();
  }

  /** Returns the factor among the losses of the model's outputs. */
  public float weight() {
    return goal.weight();
  }

  /** Returns what is told besides the loss. */
  public List<Metric> metrics() {
    return goal.metrics();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Objective objective && goal.equals(objective.goal);
  }

  @Override
  public int hashCode() {
    return goal.hashCode();
  }

  @Override
  public String toString() {
    return goal.toString();
  }

  /** For the models, not for users. */
  public static Objective of(Goal goal) {
    return new Objective(goal);
  }

  /** For the models, not for users. */
  public Goal goal() {
    return goal;
  }
}
