package io.github.tfrnn.training;

import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.training.internal.Goal;
import java.util.List;

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

  /** For the models, not for users. */
  public Goal goal() {
    return goal;
  }
}
