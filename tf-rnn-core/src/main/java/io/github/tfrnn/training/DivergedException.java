package io.github.tfrnn.training;

/**
 * The loss of a training, or a gradient, became NaN or infinite.
 *
 * <p>The step at fault has changed no weight, and callbacks have been told that the training ended:
 * an {@link EarlyStopping} that restores the best weights has done so.
 */
public final class DivergedException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  private final transient History history;

  DivergedException(String message, History history, Throwable cause) {
    super(message, cause);
    this.history = history;
  }

  /** Returns the epochs that were completed before. */
  public History history() {
    return history;
  }
}
