package io.github.tfrnn.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The main class: one subcommand a program.
 *
 * <p>Exit codes: 0 all cases were timed, 1 one of them failed, 2 the command line is wrong.
 */
@Command(
    name = "tf-rnn-benchmarks/run",
    description = {
      "Times tf-rnn: Embedding(20000, I), a recurrent layer of H units, Dense(2, softmax), sparse"
          + " categorical cross-entropy, Adam, random ids.",
      "Prints a line for each case. A time is the least mean over several epochs after one that"
          + " warms up; rss_mb is the most resident memory of the process, all of it included."
    },
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    usageHelpAutoWidth = true,
    subcommands = {
      StepCommand.class,
      PredictCommand.class,
      LatencyCommand.class,
      LengthCommand.class,
      EpochCommand.class,
      ModelCommand.class,
      TokenizeCommand.class,
      FeaturesCommand.class,
      SoundLatencyCommand.class,
      CompareCommand.class,
      JmhCommand.class
    })
public final class Benchmarks {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  private Benchmarks() {}

  /** Runs the command that the arguments name and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Returns the command line, ready to execute. */
  static CommandLine commandLine() {
    return new CommandLine(new Benchmarks())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof IllegalArgumentException) {
                command.getErr().println("error: " + failure.getMessage());
              } else {
                failure.printStackTrace(command.getErr());
              }
              command.getErr().flush();
              return ExitCode.SOFTWARE;
            });
  }
}
