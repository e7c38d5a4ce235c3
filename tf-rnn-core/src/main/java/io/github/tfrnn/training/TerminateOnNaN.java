package io.github.tfrnn.training;

/**
 * Ends a training in order when the loss or a gradient becomes NaN or infinite; Keras's {@code
 * TerminateOnNaN}.
 *
 * <p>Without it {@code fit} ends with a {@link DivergedException}. With it {@code fit} returns the
 * history of the epochs before, and {@link #reason} tells where the values first went bad. Either
 * way the step at fault changes no weight. For one {@code fit} at a time.
 */
public final class TerminateOnNaN implements Callback {

  private TerminateOnNaN() {}

  /** Returns a callback. */
  public static TerminateOnNaN create() {
    return new TerminateOnNaN();
  }

  private String reason = "";

  /** Returns what went bad first, and where; empty if nothing did. */
  public String reason() {
    return reason;
  }

  void terminate(String message) {
    reason = message;
  }

  @Override
  public void onTrainBegin(TrainingState training) {
    reason = "";
  }
}
