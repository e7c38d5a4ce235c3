package io.github.tfrnn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that a process was resident in; Linux only. */
final class PeakMemory {
  private static final Pattern HIGH_WATER = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB$");

  /** Returns that of this process so far, in MB of 1024 kB; empty where it is not known. */
  static OptionalLong megabytes() {
    return megabytes("self");
  }

  /** Returns that of a process so far; empty where it is not known, or the process is gone. */
  static OptionalLong megabytes(String process) {
    try {
      return fromStatus(Files.readString(Path.of("/proc", process, "status")));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Reads it from what {@code /proc/PID/status} says. */
  static OptionalLong fromStatus(String status) {
    Matcher found = HIGH_WATER.matcher(status);
    return found.find()
        ? OptionalLong.of(Math.round(Long.parseLong(found.group(1)) / 1024.0))
        : OptionalLong.empty();
  }

  private PeakMemory() {}
}
