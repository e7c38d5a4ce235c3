package io.github.tfrnn.samples.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err progress and errors
 */
public record Console(PrintWriter out, PrintWriter err) {

  /** Returns the writers of a command line. */
  public static Console of(CommandLine commandLine) {
    return new Console(commandLine.getOut(), commandLine.getErr());
  }

  /** Writes a result, which may have several lines. */
  public void result(String lines) {
    out.println(lines);
    out.flush();
  }

  /** Writes what is going on. */
  public void progress(String line) {
    err.println(line);
    err.flush();
  }
}
