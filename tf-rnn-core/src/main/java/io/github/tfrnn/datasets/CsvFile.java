package io.github.tfrnn.datasets;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/**
 * A file with a row of cells on each line. Immutable; every method that sets something returns new
 * options.
 *
 * <p>It is read while it is gone through, so it may be larger than memory. A name that ends in
 * {@code .gz} is read as compressed by gzip. Lines without anything on them are left out, spaces
 * around cells belong to texts, but not to numbers.
 *
 * <p>Cursors throw {@link UncheckedIOException} where the file cannot be read, and {@link
 * IllegalArgumentException} where it is not as described: the message has file, line and column.
 */
public final class CsvFile {

  private final Path path;
  private final CSVFormat format;
  private final Charset charset;
  private final boolean header;
  private final List<String> columns; // of a file without a header; none: named by their numbers

  private CsvFile(
      Path path, CSVFormat format, Charset charset, boolean header, List<String> columns) {
    this.path = path;
    this.format = format;
    this.charset = charset;
    this.header = header;
    this.columns = columns;
  }

  /**
   * Returns a file of cells between commas, quoted by {@code "} where needed, in UTF-8 with or
   * without a byte order mark, with the names of the columns on its first line.
   */
  public static CsvFile of(Path path) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).get();
    return new CsvFile(
        requireNonNull(path, "path"), format, StandardCharsets.UTF_8, true, List.of());
  }

  /** Returns a file of cells between tabs, without quotes; the rest as {@link #of}. */
  public static CsvFile tsv(Path path) {
    return of(path).delimiter('\t').noQuotes();
  }

  /** Returns the same with another character between cells. Default: a comma. */
  public CsvFile delimiter(char delimiter) {
    return with(format.builder().setDelimiter(delimiter));
  }

  /** Returns the same with another character around cells. Default: {@code "}. */
  public CsvFile quote(char quote) {
    return with(format.builder().setQuote(quote));
  }

  /** Returns the same, every character within cells being a part of them. */
  public CsvFile noQuotes() {
    return with(format.builder().setQuote(null));
  }

  private CsvFile with(CSVFormat.Builder builder) {
    return new CsvFile(path, builder.get(), charset, header, columns);
  }

  /** Returns the same in another encoding. Default: UTF-8. */
  public CsvFile charset(Charset newCharset) {
    return new CsvFile(path, format, requireNonNull(newCharset, "charset"), header, columns);
  }

  /**
   * Returns the same, the first line being a row as others are.
   *
   * @param names of the columns; without any they are called {@code "0"}, {@code "1"}, …
   */
  public CsvFile noHeader(String... names) {
    return new CsvFile(path, format, charset, false, List.of(names));
  }

  /** Returns the rows. */
  public Dataset<CsvRow> rows() {
    return pass -> {
      CsvReader reader = CsvReader.open(this);
      return Cursor.of(reader::read, reader::close);
    };
  }

  /**
   * Returns an example for each row, with numbers as inputs {@code [1, features]}.
   *
   * @param features names of their columns, at least one
   */
  public CsvExamples examples(String... features) {
    return examples(Stream.of(features).map(CsvColumn::of).toList());
  }

  /**
   * As {@link #examples(String...)}.
   *
   * @param features numbers of their columns, from 0
   */
  public CsvExamples examples(int... features) {
    return examples(IntStream.of(features).mapToObj(CsvColumn::of).toList());
  }

  private CsvExamples examples(List<CsvColumn> features) {
    checkArgument(!features.isEmpty(), "%s: at least one column of features is needed.", path);
    return CsvExamples.of(this, features);
  }

  /**
   * Goes through the file and returns the texts of a column, each once, sorted: the names of the
   * classes for {@link CsvExamples#className}.
   */
  public List<String> classNames(String column) {
    TreeSet<String> names = new TreeSet<>();
    try (Cursor<CsvRow> rows = rows().open(0)) {
      rows.forEachRemaining(row -> names.add(row.text(column)));
    }
    return new ArrayList<>(names);
  }

  Path path() {
    return path;
  }

  CSVFormat format() {
    return format;
  }

  Charset encoding() {
    return charset;
  }

  boolean hasHeader() {
    return header;
  }

  /** Returns the names of columns that the file does not tell, by the number of cells in a row. */
  List<String> names(OptionalInt cells) {
    return columns.isEmpty()
        ? IntStream.range(0, cells.orElse(0)).mapToObj(String::valueOf).toList()
        : columns;
  }
}
