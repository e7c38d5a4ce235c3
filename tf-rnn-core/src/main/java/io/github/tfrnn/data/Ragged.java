package io.github.tfrnn.data;

import java.util.function.IntUnaryOperator;

/** Finds arrays that are no tensor because their rows differ in length. */
final class Ragged {

  /**
   * Returns the length that all rows have.
   *
   * @param lengthOf length of a row, or -1 where it is null
   * @throws IllegalArgumentException if there are no rows, one is null, or one differs from the
   *     first
   */
  static int requireEqual(int rows, IntUnaryOperator lengthOf) {
    if (rows == 0) {
      throw new IllegalArgumentException("there are no rows: at least one example is needed.");
    }
    int first = lengthOf.applyAsInt(0);
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

  private Ragged() {}
}
