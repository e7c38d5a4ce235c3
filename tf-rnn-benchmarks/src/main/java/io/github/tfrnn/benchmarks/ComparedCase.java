package io.github.tfrnn.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * The same work for us and for all peers: a row of the tables.
 *
 * @param title of the row
 * @param subject the recurrent layer or the whole model
 * @param ours arguments of our command
 * @param theirs arguments of a peer's program, after its variant and the subject
 */
record ComparedCase(String title, String subject, List<String> ours, List<String> theirs) {

  ComparedCase {
    ours = List.copyOf(ours);
    theirs = List.copyOf(theirs);
  }

  /** Returns training steps, and predictions of batches, of a recurrent layer. */
  static ComparedCase ofSteps(Cell cell, WorkShape shape) {
    return of(cell, shape, List.of(), "train");
  }

  /** Returns predictions of one row by a recurrent layer. */
  static ComparedCase ofLatency(Cell cell, WorkShape shape) {
    return of(cell, shape, List.of(), "latency");
  }

  /** Returns an epoch of two bidirectional layers. */
  static ComparedCase ofEpoch(Cell cell, WorkShape shape, int rows) {
    return of(cell, shape, List.of("--rows", Integer.toString(rows)), Integer.toString(rows));
  }

  private static ComparedCase of(Cell cell, WorkShape shape, List<String> more, String theirs) {
    List<String> ours = new ArrayList<>();
    ours.addAll(List.of("--cell", cell.toString(), "--shapes", shape.toString()));
    ours.addAll(more);
    return new ComparedCase(
        cell + " " + shape.toString().replace(",", ", "),
        cell.toString(),
        ours,
        List.of(theirs, shape.toString()));
  }

  /** Returns training steps, and predictions of batches, of a whole model. */
  static ComparedCase ofModel(WholeModel model, ModelWork.Sizes sizes) {
    return new ComparedCase(
        model.toString(),
        model.toString(),
        List.of("--model", model.toString()),
        List.of(Integer.toString(sizes.steps()), sizes.toString()));
  }
}
