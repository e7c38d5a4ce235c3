package io.github.tfrnn.keras;

/** A mistake in a configuration whose message says already where it is. */
final class ConfigurationException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  ConfigurationException(String message) {
    super(message);
  }

  ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
