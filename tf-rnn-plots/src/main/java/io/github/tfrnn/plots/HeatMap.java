package io.github.tfrnn.plots;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A table whose cells are colored by their share of the largest value.
 *
 * @param rows names, from the top
 * @param columns names, from the left
 * @param down what rows are
 * @param across what columns are
 * @param cells one a row, of one a column
 * @param scale what no color and the full color stand for
 */
record HeatMap(
    List<String> rows,
    List<String> columns,
    String down,
    String across,
    List<List<Cell>> cells,
    Scale scale) {

  /**
   * A cell.
   *
   * @param share of the full color, in [0, 1]
   * @param figure what is written, if there is room; empty for nothing
   */
  record Cell(double share, String figure) {}

  /** What colors stand for, in words. */
  record Scale(String name, String none, String full) {}

  HeatMap {
    rows = rows.stream().map(Visible::of).toList();
    columns = columns.stream().map(Visible::of).toList();
    cells = List.copyOf(cells);
  }

  /** Returns the values of a function, as a list. */
  static <T> List<T> each(int size, IntFunction<T> value) {
    return IntStream.range(0, size).mapToObj(value).toList();
  }
}
