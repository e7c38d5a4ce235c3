package io.github.tfrnn.samples;

import io.github.tfrnn.samples.cli.Failures;
import io.github.tfrnn.samples.digits.DigitStringsCommand;
import io.github.tfrnn.samples.digits.DigitStringsPredictCommand;
import io.github.tfrnn.samples.digits.DigitsCommand;
import io.github.tfrnn.samples.digits.DigitsPredictCommand;
import io.github.tfrnn.samples.forecast.ForecastCommand;
import io.github.tfrnn.samples.language.GenerateCommand;
import io.github.tfrnn.samples.language.LanguageModelCommand;
import io.github.tfrnn.samples.model.ModelCommand;
import io.github.tfrnn.samples.tag.TagCommand;
import io.github.tfrnn.samples.tag.TagPredictCommand;
import io.github.tfrnn.samples.text.NamesCommand;
import io.github.tfrnn.samples.text.TextCommand;
import io.github.tfrnn.samples.text.TextPredictCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The main class: one subcommand a program.
 *
 * <p>Exit codes: 0 the run succeeded, 1 it failed (one sentence on standard error says why), 2 the
 * command line is wrong.
 */
@Command(
    name = "samples/run",
    description = "Trains and uses recurrent networks with tf-rnn.",
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the run succeeded", "1:it failed, see standard error", "2:wrong options"},
    subcommands = {
      TextCommand.class,
      TextPredictCommand.class,
      NamesCommand.class,
      TagCommand.class,
      TagPredictCommand.class,
      DigitsCommand.class,
      DigitsPredictCommand.class,
      DigitStringsCommand.class,
      DigitStringsPredictCommand.class,
      ForecastCommand.class,
      LanguageModelCommand.class,
      GenerateCommand.class,
      ModelCommand.class
    })
public final class Samples {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Shows the stack trace if the run fails.")
  private boolean verbose;

  private Samples() {}

  /** Runs the command that the arguments name and ends the JVM with its exit code. */
  public static void main(String[] args) {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true"); // pictures are drawn without a screen
    }
    int exitCode;
    try {
      exitCode = commandLine().execute(args);
    } catch (OutOfMemoryError e) {
      System.err.println(Failures.sentence(e));
      exitCode = ExitCode.SOFTWARE;
    }
    System.exit(exitCode);
  }

  /** Returns the command line, ready to execute. */
  static CommandLine commandLine() {
    Samples samples = new Samples();
    return new CommandLine(samples)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((mistake, arguments) -> tell(mistake))
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> samples.tell(failure, commandLine.getErr()));
  }

  /** Tells what is wrong with the command line. */
  private static int tell(ParameterException mistake) {
    CommandLine commandLine = mistake.getCommandLine();
    PrintWriter err = commandLine.getErr();
    err.println("error: " + mistake.getMessage());
    if (commandLine.getParent() == null) {
      commandLine.usage(err);
    } else if (!UnmatchedArgumentException.printSuggestions(mistake, err)) {
      err.println(commandLine.getCommandSpec().qualifiedName() + " --help shows what there is");
    }
    err.flush();
    return ExitCode.USAGE;
  }

  /** Tells why the run failed. */
  private int tell(Exception failure, PrintWriter err) {
    err.println(Failures.sentence(failure));
    if (verbose) {
      failure.printStackTrace(err);
    }
    err.flush();
    return ExitCode.SOFTWARE;
  }
}
