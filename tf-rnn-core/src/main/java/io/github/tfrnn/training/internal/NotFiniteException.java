package io.github.tfrnn.training.internal;

/**
 * The loss of a training step or a gradient was NaN or infinite; the step has changed nothing. The
 * message is what went bad first.
 */
public final class NotFiniteException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  NotFiniteException(String message) {
    super(message);
  }
}
