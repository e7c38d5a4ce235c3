package io.github.tfrnn.ops;

/** How much of a run over all steps is kept. */
public enum Keep {
  /** The last output. */
  LAST,
  /** Every output. */
  OUTPUTS,
  /** Every output, and what the gradient needs. */
  ALL
}
