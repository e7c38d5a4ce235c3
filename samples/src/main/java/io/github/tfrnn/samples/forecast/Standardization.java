package io.github.tfrnn.samples.forecast;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Brings each column to mean 0 and standard deviation 1. Immutable.
 *
 * @param means of the columns
 * @param deviations of the columns; 1 for a column that is constant
 */
record Standardization(List<Double> means, List<Double> deviations) {

  Standardization {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
  }

  /**
   * Learns from some steps and looks at no other.
   *
   * @param values {@code [steps, columns]}
   */
  static Standardization fit(float[][] values, Span span) {
    int columns = values[0].length;
    double[] means = new double[columns];
    double[] deviations = new double[columns];
    for (int c = 0; c < columns; c++) {
      int column = c;
      double mean = steps(span).mapToDouble(i -> values[i][column]).average().orElseThrow();
      double variance =
          steps(span).mapToDouble(i -> square(values[i][column] - mean)).average().orElseThrow();
      means[c] = mean;
      deviations[c] = variance > 0 ? Math.sqrt(variance) : 1;
    }
    return new Standardization(list(means), list(deviations));
  }

  private static IntStream steps(Span span) {
    return IntStream.range(span.from(), span.to());
  }

  private static double square(double value) {
    return value * value;
  }

  private static List<Double> list(double[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
  }

  /** Returns scaled copies of rows {@code [steps, columns]}. */
  float[][] scale(float[][] rows) {
    float[][] scaled = new float[rows.length][means.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < means.size(); c++) {
        scaled[i][c] = (float) ((rows[i][c] - means.get(c)) / deviations.get(c));
      }
    }
    return scaled;
  }

  /** Returns a scaled value of a column in the data's own units. */
  float restore(int column, double scaled) {
    return (float) (scaled * deviations.get(column) + means.get(column));
  }
}
