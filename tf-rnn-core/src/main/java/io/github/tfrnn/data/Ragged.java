package io.github.tfrnn.data;

import java.util.function.IntUnaryOperator;

/** Finds arrays that are no tensor because their rows differ in length. */
final class Ragged {

  /**
   * Returns the length that all rows have.
   *
   * @param lengthOf length of a row, or -1 where it is null
   * @throws IllegalArgumentException if there are no rows, one is null or empty, or one differs
   *     from the first
   */
  static int requireEqual(int rows, IntUnaryOperator lengthOf) {
    requireRows(rows);
    int first = lengthOf.applyAsInt(0);
    if (first == 0) {
      throw new IllegalArgumentException("rows have no values.");
    }
    for (int row = 0; row < rows; row++) {
      int length = lengthOf.applyAsInt(row);
      if (length < 0) {
        throw new IllegalArgumentException("row " + row + " is null.");
      }
      if (length != first) {
        throw new IllegalArgumentException(
            ("row %d has %d values, row 0 has %d: a tensor needs rows of equal length. Sequences of"
                    + " token ids are brought to one length by padSequences.")
                .formatted(row, length, first));
      }
    }
    return first;
  }

  /**
   * Returns the number of features that all timesteps of all rows have.
   *
   * @throws IllegalArgumentException if a timestep is null, or has another number than the first
   */
  static int requireEqualFeatures(float[][][] rows) {
    int first = rows[0][0] == null ? 0 : rows[0][0].length;
    for (int row = 0; row < rows.length; row++) {
      for (int step = 0; step < rows[row].length; step++) {
        if (rows[row][step] == null) {
          throw new IllegalArgumentException("row %d, timestep %d is null.".formatted(row, step));
        }
        if (rows[row][step].length != first) {
          throw new IllegalArgumentException(
              ("row %d, timestep %d has %d values, row 0, timestep 0 has %d: a tensor needs as many"
                      + " features at every timestep.")
                  .formatted(row, step, rows[row][step].length, first));
        }
      }
    }
    return first;
  }

  static void requireRows(int rows) {
    if (rows == 0) {
      throw new IllegalArgumentException("there are no rows: at least one example is needed.");
    }
  }

  private Ragged() {}
}
