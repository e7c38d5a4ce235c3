package io.github.tfrnn.samples.cli;

import java.nio.file.Path;

/** Where a command puts files if it is not told where. */
public final class OutputFolder {

  /**
   * Returns the folder of a command: below the one that the system property {@code samples.output}
   * names, or else below {@code target/samples}. What is in it may be replaced.
   */
  public static Path of(String command) {
    return Path.of(System.getProperty("samples.output", "target/samples"), command);
  }

  private OutputFolder() {}
}
