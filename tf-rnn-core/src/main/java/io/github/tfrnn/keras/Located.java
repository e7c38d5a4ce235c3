package io.github.tfrnn.keras;

import java.util.function.Supplier;

/** Tells where a mistake is. */
final class Located {

  /** Returns what is supplied; a mistake that does not say where it is gets {@code where}. */
  static <T> T in(String where, Supplier<T> supplier) {
    try {
      return supplier.get();
    } catch (ConfigurationException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(where + ": " + e.getMessage(), e);
    }
  }

  private Located() {}
}
