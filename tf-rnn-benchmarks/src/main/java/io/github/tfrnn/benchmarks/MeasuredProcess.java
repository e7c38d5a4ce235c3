package io.github.tfrnn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process that has ended: what it printed, and how much memory it took.
 *
 * @param exitCode 0 if it succeeded
 * @param output lines on standard output
 * @param complaints the last lines on standard error
 * @param peakMegabytes the most memory it was resident in, if that is known
 */
record MeasuredProcess(
    int exitCode, List<String> output, List<String> complaints, OptionalDouble peakMegabytes) {

  private static final Path TIME = Path.of("/usr/bin/time");
  private static final int COMPLAINTS = 5;
  private static final int POLL_MILLIS = 50;

  /** Runs a command to its end. */
  static MeasuredProcess run(List<String> command, Map<String, String> environment) {
    try {
      Path folder = Files.createTempDirectory("tf-rnn-compare");
      Path output = folder.resolve("output");
      Path errors = folder.resolve("errors");
      Path time = folder.resolve("time");
      try {
        return run(command, environment, output, errors, time);
      } finally {
        for (Path file : List.of(output, errors, time, folder)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot run " + command.get(0) + ": " + e.getMessage(), e);
    }
  }

  private static MeasuredProcess run(
      List<String> command, Map<String, String> environment, Path output, Path errors, Path time)
      throws IOException {
    boolean timed = hasTime();
    List<String> all = new ArrayList<>();
    if (timed) {
      all.addAll(List.of(TIME.toString(), "-v", "-o", time.toString()));
    }
    all.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(all).redirectOutput(output.toFile()).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    AtomicLong polled = new AtomicLong();
    int code =
        FreshProcess.finish(
            builder,
            process -> {
              if (!timed) {
                poll(process, polled);
              }
            });
    List<String> complaints = Files.readAllLines(errors);
    return new MeasuredProcess(
        code,
        Files.readAllLines(output),
        complaints.subList(Math.max(0, complaints.size() - COMPLAINTS), complaints.size()),
        timed ? fromTime(Files.readAllLines(time)) : known(polled.get()));
  }

  /** Looks at the high-water mark of a process until it ends. */
  private static void poll(Process process, AtomicLong most) {
    while (process.isAlive()) {
      OptionalLong now = PeakMemory.megabytes(Long.toString(process.pid()));
      now.ifPresent(megabytes -> most.accumulateAndGet(megabytes, Math::max));
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static OptionalDouble known(long megabytes) {
    return megabytes > 0 ? OptionalDouble.of((double) megabytes) : OptionalDouble.empty();
  }

  /** Whether GNU time is there; others have no -v. */
  private static boolean hasTime() {
    return Files.isExecutable(TIME) && Files.isReadable(Path.of("/proc/self/status"));
  }

  /** Reads what GNU time -v says, in MB of 1024 kB. */
  static OptionalDouble fromTime(List<String> lines) {
    String key = "Maximum resident set size (kbytes): ";
    return lines.stream()
        .map(String::strip)
        .filter(line -> line.startsWith(key))
        .mapToDouble(line -> Long.parseLong(line.substring(key.length())) / 1024.0)
        .findFirst();
  }
}
