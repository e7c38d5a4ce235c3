package io.github.tfrnn.samples.forecast;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.datasets.CsvFile;
import io.github.tfrnn.datasets.CsvRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a series from a CSV file with a row a step.
 *
 * @param file with the names of the columns on its first line; {@code .gz} is unpacked
 * @param target column to forecast; without it, the last one that is read
 * @param features columns to forecast from, the target besides; if there are none, all whose first
 *     cell is a number
 * @param date column that is left out, if there is one
 */
record SeriesFile(
    Path file, Optional<String> target, List<String> features, Optional<String> date) {

  /**
   * Returns the series.
   *
   * @throws IllegalArgumentException if a column is not there, or a cell that is used is no finite
   *     number: the message has file, line and column
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  Series read() {
    List<float[]> rows = new ArrayList<>();
    List<String> columns = List.of();
    List<String> all = List.of();
    try (Cursor<CsvRow> cells = CsvFile.of(file).rows().open(0)) {
      while (cells.hasNext()) {
        CsvRow row = cells.next();
        if (rows.isEmpty()) {
          all = row.columns();
          columns = columns(row);
        }
        float[] values = new float[columns.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = row.number(columns.get(i));
        }
        rows.add(values);
      }
    }
    checkArgument(!rows.isEmpty(), "%s: there is no row below the names of the columns", file);
    List<String> used = columns;
    return Series.of(
            file.toString(),
            columns,
            target.map(columns::indexOf).orElse(columns.size() - 1),
            rows.toArray(float[][]::new))
        .skipping(all.stream().filter(name -> !used.contains(name)).toList());
  }

  /** Chooses the columns, in the order of the file. */
  private List<String> columns(CsvRow first) {
    List<String> all = first.columns();
    target.ifPresent(name -> requireColumn("--target", name, all));
    date.ifPresent(name -> requireColumn("--date", name, all));
    features.forEach(name -> requireColumn("--features", name, all));
    List<String> chosen =
        all.stream()
            .filter(name -> date.filter(name::equals).isEmpty())
            .filter(
                name ->
                    target.filter(name::equals).isPresent()
                        || (features.isEmpty()
                            ? isNumber(first.text(name))
                            : features.contains(name)))
            .toList();
    checkArgument(
        !chosen.isEmpty(),
        "%s, line %s: no column begins with a number; the columns are %s",
        file,
        first.line(),
        all);
    return chosen;
  }

  private void requireColumn(String option, String name, List<String> all) {
    checkArgument(
        all.contains(name),
        "%s: there is no column \"%s\", which %s names; the columns are %s",
        file,
        name,
        option,
        all);
  }

  private static boolean isNumber(String cell) {
    try {
      return Float.isFinite(Float.parseFloat(cell.strip()));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
