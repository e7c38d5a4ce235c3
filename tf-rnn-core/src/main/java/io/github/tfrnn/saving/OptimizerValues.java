package io.github.tfrnn.saving;

import io.github.tfrnn.data.FloatRows;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that an optimizer knows at one moment: with the weights, what a training needs to go on.
 * Immutable.
 *
 * @param iterations training steps that have been made
 * @param learningRate of the next step; empty if a schedule gives it
 * @param variables in the order of Keras's {@code optimizer.variables}, after iteration and
 *     learning rate
 */
public record OptimizerValues(
    long iterations, OptionalDouble learningRate, List<Variable> variables) {

  /**
   * One variable of an optimizer.
   *
   * @param name such as {@code "optimizer/lstm/kernel_momentum"}
   * @param weight the name of the weight that it is kept for; empty if it is for all of them
   * @param round variables are made in rounds, each for all weights, one weight after the other
   * @param values as many as the variable has
   */
  public record Variable(String name, Optional<String> weight, int round, FloatRows values) {

    /** Returns the same variable with other values. */
    public Variable with(FloatRows newValues) {
      return new Variable(name, weight, round, newValues);
    }
  }

  public OptimizerValues {
    variables = List.copyOf(variables);
  }
}
