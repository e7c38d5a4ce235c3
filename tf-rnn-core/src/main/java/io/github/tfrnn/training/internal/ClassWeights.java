package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Shapes;
import java.util.List;
import java.util.Map;

/** Factors of classes as factors of examples. */
public final class ClassWeights {

  /**
   * Returns the factors of the rows for each output; none if all are 1.
   *
   * @param where begins messages
   * @param outputs labels of each output: class numbers {@code [rows]} or {@code [rows, 1]}, or
   *     one-hot {@code [rows, classes]}
   * @throws IllegalArgumentException if the labels are of another shape
   */
  public static List<FloatRows> perRow(
      String where, List<Rows> outputs, Map<Integer, Float> classWeights) {
    if (classWeights.isEmpty()) {
      return List.of();
    }
    if (outputs.size() > 1) {
      throw new IllegalArgumentException(
          "%s: classWeights are for models of one output, this one has %d."
              .formatted(where, outputs.size()));
    }
    Rows labels = outputs.get(0);
    int axes = labels.shape().numDimensions();
    int columns = axes == 1 ? 1 : (int) labels.shape().get(1);
    if (axes > 2 || (labels instanceof IntRows && columns > 1)) {
      throw new IllegalArgumentException(
          "%s: classWeights need one label a row, got labels %s."
              .formatted(where, Shapes.toString(labels.shape())));
    }
    float[] weights = new float[labels.count()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = classWeights.getOrDefault(classOf(labels, row, columns), 1f);
    }
    return List.of(Rows.of(weights));
  }

  private static int classOf(Rows labels, int row, int columns) {
    if (labels instanceof IntRows ints) {
      return ints.flat(row);
    }
    FloatRows floats = (FloatRows) labels;
    if (columns == 1) {
      return Math.round(floats.flat(row));
    }
    int best = 0;
    for (int column = 1; column < columns; column++) {
      if (floats.flat(row * columns + column) > floats.flat(row * columns + best)) {
        best = column;
      }
    }
    return best;
  }

  private ClassWeights() {}
}
