package io.github.tfrnn.training.internal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a model is trained with. Immutable. */
public record Setup(Optimizer optimizer, List<Goal> goals, boolean forEveryOutput) {

  public Setup {
    requireNonNull(optimizer, "compile: the optimizer is null");
    goals = List.copyOf(goals);
    Set<String> names = new HashSet<>();
    for (Goal goal : goals) {
      checkArgument(
          names.add(goal.output()),
          "compile: the output \"%s\" has two objectives.",
          goal.output());
    }
  }

  /** Returns one loss and the same metrics for every output. */
  public static Setup of(Optimizer optimizer, Loss loss, List<Metric> metrics) {
    return new Setup(optimizer, List.of(new Goal(Goal.EVERY_OUTPUT, loss, 1, metrics)), true);
  }

  /** Returns a goal for each output, or the one for every output. */
  public static Setup of(Optimizer optimizer, List<Goal> goals) {
    boolean forEveryOutput = goals.size() == 1 && goals.get(0).output().equals(Goal.EVERY_OUTPUT);
    return new Setup(optimizer, goals, forEveryOutput);
  }

  /**
   * Returns the goals in the order of the network's outputs.
   *
   * @throws IllegalArgumentException if an output has none, or one is for no output
   */
  public Setup inOrderOf(Network network) {
    List<String> names = network.outputNames();
    if (forEveryOutput) {
      Goal one = goals.get(0);
      return new Setup(
          optimizer,
          names.stream()
              .map(name -> new Goal(name, one.loss(), one.weight(), one.metrics()))
              .toList(),
          false);
    }
    List<Goal> ordered = new ArrayList<>();
    for (String name : names) {
      ordered.add(
          goals.stream()
              .filter(goal -> goal.output().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "compile: the output \"%s\" has no objective; the model's outputs are %s."
                              .formatted(name, String.join(", ", names)))));
    }
    for (Goal goal : goals) {
      checkArgument(
          names.contains(goal.output()),
          "compile: the model has no output \"%s\"; its outputs are %s.",
          goal.output(),
          String.join(", ", names));
    }
    return new Setup(optimizer, ordered, false);
  }
}
