package io.github.tfrnn.datasets;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Examples;

/** Batches that are made from their first and last position. */
final class Slices {

  /** Makes the examples from one position, inclusive, to another, exclusive. */
  interface Maker {
    Examples make(int from, int to);
  }

  /**
   * Returns a cursor over batches.
   *
   * @param count of batches
   * @param rows of all batches; the last one may have fewer than the size
   */
  static Cursor<Examples> open(int count, int batchSize, int rows, Maker maker) {
    int[] number = {0};
    return Cursor.of(
        () -> {
          if (number[0] == count) {
            return null;
          }
          int from = number[0]++ * batchSize;
          return maker.make(from, (int) Math.min(rows, (long) from + batchSize));
        },
        () -> {});
  }

  private Slices() {}
}
