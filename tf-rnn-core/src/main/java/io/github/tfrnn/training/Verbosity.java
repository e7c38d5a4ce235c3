package io.github.tfrnn.training;

/** How a training shows its progress; Keras's {@code verbose}. */
public enum Verbosity {
  /** A bar on standard error if the program has a terminal, a line an epoch elsewhere. */
  AUTO,
  /** Nothing. */
  SILENT,
  /** A bar that moves with every batch. */
  BAR,
  /** A line an epoch. */
  LINES
}
