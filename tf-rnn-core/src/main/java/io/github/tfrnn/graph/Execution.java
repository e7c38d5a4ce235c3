package io.github.tfrnn.graph;

/** How the steps of a recurrence are run. All ways give the same numbers, up to rounding. */
public enum Execution {
  /** By operations of TensorFlow that hold a whole cell, or all its steps. */
  FUSED,
  /** By one copy of the cell's operations for each step; their number must be known. */
  UNROLLED,
  /** By a loop that goes through as many steps as there are. */
  LOOPED,
  /** By a loop that XLA compiles for one shape, when it is first run; for predictions only. */
  COMPILED
}
