package io.github.tfrnn.audio;

import java.nio.file.Path;

/** Data sets beside the project, which may be missing. */
public final class TestData {
  /** The system property {@code tfrnn.data}, or the folder beside the project's. */
  public static final Path FOLDER = Path.of(System.getProperty("tfrnn.data", "../../shared/data"));

  /** Says why a test is skipped. */
  public static String missing(Path file) {
    return "skipped: no "
        + file.toAbsolutePath().normalize()
        + "; set -Dtfrnn.data=<folder of data sets>";
  }

  private TestData() {}
}
