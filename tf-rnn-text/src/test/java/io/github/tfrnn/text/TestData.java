package io.github.tfrnn.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Data sets beside the project, which may be missing. */
final class TestData {
  /** The system property {@code tfrnn.data}, or the folder beside the project's. */
  static final Path FOLDER = Path.of(System.getProperty("tfrnn.data", "../../shared/data"));

  /** Says why a test is skipped. */
  static String missing(Path file) {
    return "skipped: no "
        + file.toAbsolutePath().normalize()
        + "; set -Dtfrnn.data=<folder of data sets>";
  }

  /** Returns the last field of the first lines of a TSV file. */
  static List<String> lastFields(Path file, long lines) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream stream = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .limit(lines)
          .map(line -> line.substring(line.lastIndexOf('\t') + 1))
          .toList();
    }
  }

  private TestData() {}
}
