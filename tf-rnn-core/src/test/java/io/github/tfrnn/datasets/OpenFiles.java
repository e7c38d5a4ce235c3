package io.github.tfrnn.datasets;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How often this process has a file open, where the system tells. */
final class OpenFiles {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  static long of(Path file) throws IOException {
    assumeTrue(Files.isDirectory(DESCRIPTORS), "the system does not tell which files are open");
    Path real = file.toRealPath();
    try (Stream<Path> open = Files.list(DESCRIPTORS)) {
      return open.filter(each -> is(each, real)).count();
    }
  }

  private static boolean is(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file);
    } catch (IOException e) { // closed meanwhile
      return false;
    }
  }

  private OpenFiles() {}
}
