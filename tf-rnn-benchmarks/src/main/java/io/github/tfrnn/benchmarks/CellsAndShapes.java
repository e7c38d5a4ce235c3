package io.github.tfrnn.benchmarks;

import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which recurrent layers are timed, and of which sizes. */
final class CellsAndShapes {

  @Option(
      names = {"--cell", "--cells"},
      arity = "1..*",
      split = "[, ]+",
      paramLabel = "CELL",
      description = "${COMPLETION-CANDIDATES}, or several of them. Default: LSTM.")
  private List<Cell> cells = List.of(Cell.LSTM);

  @Option(
      names = "--shapes",
      arity = "1..*",
      split = " +",
      paramLabel = "B,T,I,H",
      converter = WorkShape.Converter.class,
      description = "Sizes: rows of a batch, timesteps, inputs, units; one or several.")
  private List<WorkShape> shapes = List.of();

  @Option(names = "--small", description = "Only shows that it runs, with a tiny size.")
  private boolean small;

  /** Returns the recurrent layers. */
  List<Cell> cells() {
    return cells;
  }

  /** Returns the shapes that are asked for; the given ones if none are. */
  List<WorkShape> shapes(List<WorkShape> otherwise) {
    if (!shapes.isEmpty()) {
      return shapes;
    }
    return small ? List.of(WorkShape.SMALL) : otherwise;
  }

  /** Returns whether a tiny size is asked for. */
  boolean small() {
    return small;
  }
}
