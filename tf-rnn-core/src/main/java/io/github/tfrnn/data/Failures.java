package io.github.tfrnn.data;

/** What was thrown on one thread, thrown on another. */
final class Failures {

  /**
   * Returns the failure, to be thrown; an error is thrown here.
   *
   * @param failure an exception that is not checked, or an error
   */
  static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(failure);
  }

  private Failures() {}
}
