package io.github.tfrnn.samples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Says in one sentence why a run failed. */
public final class Failures {

  /**
   * Returns the sentence.
   *
   * <p>The library and the samples explain what a user can put right in the messages of a few kinds
   * of exceptions; any other exception is a fault of the program and is named by its type.
   */
  public static String sentence(Throwable failure) {
    boolean explained =
        failure instanceof IllegalArgumentException
            || failure instanceof IllegalStateException
            || failure instanceof IOException
            || failure instanceof UncheckedIOException;
    if (explained && failure.getMessage() != null) {
      return "error: " + failure.getMessage();
    }
    if (failure instanceof OutOfMemoryError) {
      return "error: out of memory ("
          + failure.getMessage()
          + "); give Java more than its "
          + String.format(Locale.ROOT, "%,d MB", Runtime.getRuntime().maxMemory() >> 20)
          + " with SAMPLES_JAVA_OPTS=-Xmx4g, or train on smaller batches";
    }
    return "error: " + failure + "; --verbose tells where";
  }

  private Failures() {}
}
