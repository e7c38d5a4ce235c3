package io.github.tfrnn.datasets;

import java.nio.file.Path;
import java.util.List;

/** The cells of a row of a CSV file. Immutable. */
public final class CsvRow {

  private final Path file;
  private final long line;
  private final CsvHeader header;
  private final String[] cells;

  CsvRow(Path file, long line, CsvHeader header, String[] cells) {
    this.file = file;
    this.line = line;
    this.header = header;
    this.cells = cells;
  }

  /** Returns the number of its first line in the file, from 1. */
  public long line() {
    return line;
  }

  /** Returns the names of the columns. */
  public List<String> columns() {
    return header.names();
  }

  /** Returns the cell of a column as it is. */
  public String text(String column) {
    return cells[column(column)];
  }

  /** Returns the cell of a column, counted from 0, as it is. */
  public String text(int column) {
    return cells[requireColumn(column)];
  }

  /**
   * Returns the cell of a column as a number.
   *
   * @throws IllegalArgumentException if it is no finite decimal number
   */
  public float number(String column) {
    return number(column(column));
  }

  /** As {@link #number(String)}; columns are counted from 0. */
  public float number(int column) {
    String cell = text(column).strip();
    try {
      float number = Float.parseFloat(cell);
      // Java also reads 1f, 1d and 0x1p3.
      if (Float.isFinite(number)
          && "0123456789.".indexOf(cell.charAt(cell.length() - 1)) >= 0
          && cell.indexOf('x') < 0
          && cell.indexOf('X') < 0) {
        return number;
      }
    } catch (NumberFormatException e) { // told below, with the place
    }
    throw mistake(
        column,
        "is no number: correct it, leave the row out with filter, or make a number of the text in"
            + " a map of rows()");
  }

  /**
   * Returns the cell of a column as a whole number.
   *
   * @throws IllegalArgumentException if it is none, or does not fit int32
   */
  public int integer(String column) {
    return integer(column(column));
  }

  /** As {@link #integer(String)}; columns are counted from 0. */
  public int integer(int column) {
    try {
      return Integer.parseInt(text(column).strip());
    } catch (NumberFormatException e) {
      throw mistake(column, "is no whole number between -2147483648 and 2147483647");
    }
  }

  /**
   * Returns an exception, to be thrown, that tells file, line, column and cell.
   *
   * @param what is wrong with the cell: {@code "is no date"}
   */
  public IllegalArgumentException mistake(String column, String what) {
    return mistake(column(column), what);
  }

  private IllegalArgumentException mistake(int column, String what) {
    return new IllegalArgumentException(
        "%s, line %d, column %s: \"%s\" %s."
            .formatted(file, line, name(column), text(column), what));
  }

  private String name(int column) {
    String name = header.names().get(column);
    return name.equals(String.valueOf(column)) ? name : "\"" + name + "\"";
  }

  int column(String name) {
    Integer column = header.numbers().get(name);
    if (column == null) {
      throw new IllegalArgumentException(
          "%s has no column \"%s\"; it has %s.".formatted(file, name, header.names()));
    }
    return column;
  }

  int requireColumn(int column) {
    if (column < 0 || column >= cells.length) {
      throw new IllegalArgumentException(
          "%s has no column %d; it has %d, counted from 0.".formatted(file, column, cells.length));
    }
    return column;
  }

  @Override
  public String toString() {
    return "%s, line %d: %s".formatted(file, line, List.of(cells));
  }
}
