package io.github.tfrnn.audio;

import java.io.IOException;

/**
 * Says that bytes are no sound that can be read: of another format, damaged, or over a limit. A
 * program that goes through many files may leave this one out and go on, which it may not for other
 * {@link IOException}s.
 */
public final class SoundFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Creates one that says which file, what was expected, what came, and what to do. */
  public SoundFormatException(String message) {
    super(message);
  }

  SoundFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
