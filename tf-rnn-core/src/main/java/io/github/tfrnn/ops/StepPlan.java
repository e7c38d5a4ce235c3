package io.github.tfrnn.ops;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Execution;
import io.github.tfrnn.graph.Shapes;

/**
 * How the steps of a recurrence are run.
 *
 * @param execution the way
 * @param timesteps their number, {@link Shapes#UNKNOWN} if only known at run time
 */
public record StepPlan(Execution execution, long timesteps) {
  public StepPlan {
    checkArgument(
        execution != Execution.UNROLLED || timesteps != Shapes.UNKNOWN,
        "to unroll, the number of timesteps must be known");
  }

  /** Returns the plan for the way back: what is fused forward goes back in a loop. */
  StepPlan backward() {
    return execution == Execution.FUSED ? new StepPlan(Execution.LOOPED, timesteps) : this;
  }
}
