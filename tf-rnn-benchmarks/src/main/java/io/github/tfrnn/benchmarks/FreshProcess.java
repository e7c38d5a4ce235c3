package io.github.tfrnn.benchmarks;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** This program once more, in a process of its own: another case must not have warmed it up. */
final class FreshProcess {

  /** Returns the command that runs this program with the given arguments. */
  static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Benchmarks.class.getName());
    command.addAll(arguments);
    return command;
  }

  /** Runs it, its output being ours, and returns its exit code. */
  static int run(List<String> arguments) {
    return finish(
        new ProcessBuilder(command(arguments))
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT),
        process -> {});
  }

  /**
   * Starts a process without input, waits until it ends, and returns its exit code. It does not
   * outlive us.
   *
   * @param meanwhile is called once, while it runs
   */
  static int finish(ProcessBuilder builder, Consumer<Process> meanwhile) {
    try {
      Process process = builder.redirectInput(nullDevice()).start();
      Thread end = new Thread(() -> stop(process), "ends the process");
      Runtime.getRuntime().addShutdownHook(end);
      meanwhile.accept(process);
      int code = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(end);
      return code;
    } catch (IOException e) {
      throw new IllegalStateException("cannot run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a process ran", e);
    }
  }

  private static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private static File nullDevice() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }

  private FreshProcess() {}
}
