package io.github.tfrnn.training.internal;

/** The loss of a training step was NaN or infinite; the step has changed nothing. */
public final class NotFiniteException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  NotFiniteException() {
    super("The loss is NaN or infinite.");
  }
}
