package io.github.tfrnn.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Execution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of what is timed, the same for every command. */
final class CaseOptions {

  @Mixin private CellsAndShapes what;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that a model computes with. Default: the machine's processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--mask",
      paramLabel = "SIDE",
      description =
          "${COMPLETION-CANDIDATES}: where rows are padded, their lengths then being uniform in 1"
              + " to T. Default: none.")
  private Mask mask = Mask.NONE;

  @Option(
      names = "--execution",
      paramLabel = "WAY",
      description =
          "${COMPLETION-CANDIDATES}: how recurrences run where they can. Default: the library's"
              + " choice.")
  private Execution execution;

  @Option(names = "--bidirectional", description = "Runs the layer in both directions.")
  private boolean bidirectional;

  @Option(
      names = "--same-process",
      description = "Runs all cases in this process; by default each has one of its own.")
  private boolean sameProcess;

  /** Returns whether a tiny size is asked for. */
  boolean small() {
    return what.small();
  }

  /** Returns the shapes that are asked for; the given ones if none are. */
  List<WorkShape> shapes(List<WorkShape> otherwise) {
    return what.shapes(otherwise);
  }

  /**
   * Measures every cell with every shape and prints what {@code measure} returns.
   *
   * @param layers recurrent layers on one another
   * @param more options of the command, for the processes that it starts
   * @return the exit code
   */
  int each(
      CommandSpec command,
      List<WorkShape> asked,
      int layers,
      Function<Work, List<ReportLine>> measure,
      String... more) {
    checkArgument(threads >= 1, "--threads must be at least 1, got %s", threads);
    int code = 0;
    for (WorkShape shape : asked) {
      for (Cell cell : what.cells()) {
        if (sameProcess) {
          Work work =
              new Work(
                  cell,
                  shape,
                  layers,
                  bidirectional || layers > 1,
                  mask,
                  threads,
                  Optional.ofNullable(execution));
          Work.loadLibraries(threads);
          measure.apply(work).forEach(command.commandLine().getOut()::println);
          command.commandLine().getOut().flush();
        } else if (FreshProcess.run(arguments(command.name(), cell, shape, more)) != 0) {
          code = 1; // it has said why; the other cases may still work
        }
      }
    }
    return code;
  }

  private List<String> arguments(String command, Cell cell, WorkShape shape, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(command, "--same-process", "--cell", cell.toString()));
    arguments.addAll(List.of("--shapes", shape.toString(), "--threads", "" + threads));
    arguments.addAll(List.of("--mask", mask.toString()));
    if (execution != null) {
      arguments.addAll(List.of("--execution", execution.toString()));
    }
    if (bidirectional) {
      arguments.add("--bidirectional");
    }
    if (what.small()) {
      arguments.add("--small");
    }
    arguments.addAll(List.of(more));
    return arguments;
  }
}
