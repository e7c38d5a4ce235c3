package io.github.tfrnn.serving;

/**
 * Is told what becomes of new versions, beside the log. Called by the thread that loads them; what
 * it throws is logged.
 */
public interface ReloadListener {

  /** Returns a listener that does nothing. */
  static ReloadListener none() {
    return new ReloadListener() {};
  }

  /** A version answers from now on; the first one too. */
  default void switched(long version) {}

  /** A version cannot be used; that before it goes on answering. */
  default void refused(long version, RuntimeException reason) {}
}
