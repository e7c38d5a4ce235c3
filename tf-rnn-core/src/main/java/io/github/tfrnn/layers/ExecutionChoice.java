package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Execution;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.ops.StepPlan;
import io.github.tfrnn.ops.TimeAxis;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which way the steps of a recurrence are run, and why.
 *
 * @param execution the way
 * @param reason in a few words, for the log
 */
record ExecutionChoice(Execution execution, String reason) {

  private static final Logger LOG = LoggerFactory.getLogger(ExecutionChoice.class);

  /**
   * The most steps that are written out one by one: beyond it the graph grows and gains nothing.
   */
  private static final long MAX_UNROLLED = 20;

  /** Operations that hold a whole cell. */
  enum Fused {
    /** TensorFlow has none. */
    MISSING,
    /** It has, and single steps are faster. */
    SLOWER,
    /** It has, and they are faster than single steps. */
    FASTER
  }

  /**
   * What the choice depends on.
   *
   * @param fused the operations of TensorFlow that hold the cell as it is configured
   * @param timesteps of the batch, {@link Shapes#UNKNOWN} if only known at run time
   * @param masked whether there is a mask: the number of steps is then that of the longest row
   * @param differentiated whether gradients are asked for
   */
  record Facts(Fused fused, long timesteps, boolean masked, boolean differentiated) {}

  /** Chooses for a layer that is being called, and says so in the log. */
  static StepPlan plan(Call call, Fused fused, long timesteps, TimeAxis time) {
    Facts facts = new Facts(fused, timesteps, time.masked(), call.taped());
    ExecutionChoice choice = of(facts, call.execution());
    LOG.debug("{}: {}, because {}", call.layer(), choice.execution(), choice.reason());
    call.tellExecution(choice.execution() + ": " + choice.reason());
    return new StepPlan(choice.execution(), timesteps);
  }

  /**
   * Chooses.
   *
   * @param preferred the way that is taken if it can be
   */
  static ExecutionChoice of(Facts facts, Optional<Execution> preferred) {
    if (preferred.isEmpty()) {
      return best(facts);
    }
    Optional<String> obstacle = obstacle(facts, preferred.get());
    if (obstacle.isEmpty()) {
      return new ExecutionChoice(preferred.get(), "asked for");
    }
    ExecutionChoice best = best(facts);
    return new ExecutionChoice(
        best.execution(),
        "%s was asked for, but %s; %s".formatted(preferred.get(), obstacle.get(), best.reason()));
  }

  private static ExecutionChoice best(Facts facts) {
    if (facts.fused() == Fused.FASTER) {
      return new ExecutionChoice(Execution.FUSED, "TensorFlow has this cell as one operation");
    }
    Optional<String> obstacle = obstacle(facts, Execution.UNROLLED);
    if (obstacle.isEmpty() && facts.timesteps() <= MAX_UNROLLED) {
      return new ExecutionChoice(
          Execution.UNROLLED, "%d timesteps are few".formatted(facts.timesteps()));
    }
    return new ExecutionChoice(
        Execution.LOOPED,
        obstacle.orElseGet(() -> "%d timesteps are many".formatted(facts.timesteps())));
  }

  private static Optional<String> obstacle(Facts facts, Execution execution) {
    boolean dynamic = facts.masked() || facts.timesteps() == Shapes.UNKNOWN;
    return switch (execution) {
      case FUSED ->
          when(facts.fused() == Fused.MISSING, "TensorFlow has no operation for this cell");
      case UNROLLED -> when(dynamic, "the number of steps is known at run time only");
      case LOOPED -> Optional.empty();
      case COMPILED ->
          facts.differentiated()
              ? Optional.of("that has no gradient")
              : when(dynamic, "the number of steps is known at run time only");
    };
  }

  private static Optional<String> when(boolean obstructed, String obstacle) {
    return obstructed ? Optional.of(obstacle) : Optional.empty();
  }
}
