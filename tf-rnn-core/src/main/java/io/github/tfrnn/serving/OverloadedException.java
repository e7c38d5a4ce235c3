package io.github.tfrnn.serving;

/** A request was refused because too many others wait. It may be sent again later. */
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OverloadedException(String message) {
    super(message);
  }
}
