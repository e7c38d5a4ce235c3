package io.github.tfrnn.datasets;

import static java.util.Objects.requireNonNull;

/**
 * A column, by name or by number.
 *
 * @param name null for one by number
 * @param number from 0; -1 for one by name
 */
record CsvColumn(String name, int number) {

  static CsvColumn of(String name) {
    return new CsvColumn(requireNonNull(name, "the name of a column is null"), -1);
  }

  static CsvColumn of(int number) {
    return new CsvColumn(null, number);
  }

  /** Returns its number in a row. */
  int in(CsvRow row) {
    return name == null ? row.requireColumn(number) : row.column(name);
  }
}
