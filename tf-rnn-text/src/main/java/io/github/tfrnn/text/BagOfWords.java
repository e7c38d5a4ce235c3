package io.github.tfrnn.text;

import java.util.Map;

/** Counts ids row by row, whatever their order. */
final class BagOfWords {

  /**
   * Returns one row a sequence and one column an id; ids from {@code columns} on are left out.
   *
   * @param sequences ids, none negative
   * @param documents how many documents were fitted
   * @param indexDocs in how many of them each id occurs
   * @return {@code [sequences, columns]}
   */
  static float[][] matrix(
      int[][] sequences,
      int columns,
      MatrixMode mode,
      long documents,
      Map<Integer, Long> indexDocs) {
    double[] idf =
        mode == MatrixMode.TFIDF ? inverseFrequencies(columns, documents, indexDocs) : null;
    int[] counts = new int[columns];
    float[][] matrix = new float[sequences.length][columns];
    for (int row = 0; row < sequences.length; row++) {
      int[] sequence = sequences[row];
      for (int id : sequence) {
        if (id < columns) {
          counts[id]++;
        }
      }
      for (int id : sequence) {
        if (id < columns && counts[id] > 0) {
          int count = counts[id];
          matrix[row][id] =
              switch (mode) {
                case BINARY -> 1;
                case COUNT -> count;
                case FREQ -> (float) ((double) count / sequence.length);
                case TFIDF -> (float) ((1 + Math.log(count)) * idf[id]);
              };
          counts[id] = 0;
        }
      }
    }
    return matrix;
  }

  private static double[] inverseFrequencies(
      int columns, long documents, Map<Integer, Long> indexDocs) {
    double[] idf = new double[columns];
    for (int id = 0; id < columns; id++) {
      idf[id] = Math.log(1 + (double) documents / (1 + indexDocs.getOrDefault(id, 0L)));
    }
    return idf;
  }

  private BagOfWords() {}
}
