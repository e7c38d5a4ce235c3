package io.github.tfrnn.datasets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads one row after the other. Whoever opens it closes it. */
final class CsvReader {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CsvFile file;
  private final InputStream in;
  private CSVParser parser;
  private Iterator<CSVRecord> records;
  private CsvHeader header; // null until a row tells their number

  private CsvReader(CsvFile file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  static CsvReader open(CsvFile file) {
    String name = file.path().toString().toLowerCase(Locale.ROOT);
    CsvReader reader = new CsvReader(file, InputFile.open(file.path(), name.endsWith(".gz")));
    try {
      reader.begin();
      return reader;
    } catch (RuntimeException | Error e) {
      reader.close();
      throw e;
    }
  }

  private void begin() {
    try {
      Reader text = new BufferedReader(new InputStreamReader(in, file.encoding().newDecoder()));
      text.mark(1);
      if (text.read() != BYTE_ORDER_MARK) {
        text.reset();
      }
      parser = CSVParser.builder().setReader(text).setFormat(file.format()).get();
      records = parser.iterator();
    } catch (IOException e) {
      throw unreadable(e);
    }
    List<String> given = file.names(OptionalInt.empty());
    if (file.hasHeader()) {
      CSVRecord names = next();
      if (names == null) {
        throw new IllegalArgumentException(
            file.path() + " is empty: the names of the columns are missing.");
      }
      header = CsvHeader.of(List.of(names.values()));
      requireNamesOnce();
    } else if (!given.isEmpty()) {
      header = CsvHeader.of(given);
    }
  }

  private void requireNamesOnce() {
    List<String> names = header.names();
    for (int i = 0; i < names.size(); i++) {
      if (names.indexOf(names.get(i)) < i) {
        throw new IllegalArgumentException(
            "%s has two columns \"%s\": read it with noHeader and names of your own, and rows().skip(1)."
                .formatted(file.path(), names.get(i)));
      }
    }
  }

  /** Returns the next row, null at the end of the file. */
  CsvRow read() {
    CSVRecord record = next();
    if (record == null) {
      return null;
    }
    String[] cells = record.values();
    if (header == null) {
      header = CsvHeader.of(file.names(OptionalInt.of(cells.length)));
    }
    long line = parser.getCurrentLineNumber() - lineBreaks(cells);
    if (cells.length != header.names().size()) {
      throw new IllegalArgumentException(
          "%s, line %d has %d cells, there are %d columns %s: is \"%s\" between cells, and %s?"
              .formatted(
                  file.path(),
                  line,
                  cells.length,
                  header.names().size(),
                  header.names(),
                  file.format().getDelimiterString().replace("\t", "\\t"),
                  file.format().getQuoteCharacter() == null
                      ? "nothing around them"
                      : file.format().getQuoteCharacter() + " around those that hold one"));
    }
    return new CsvRow(file.path(), line, header, cells);
  }

  private static long lineBreaks(String[] cells) {
    long breaks = 0;
    for (String cell : cells) {
      for (int i = 0; i < cell.length(); i++) {
        char c = cell.charAt(i);
        boolean lone = c == '\r' && (i + 1 == cell.length() || cell.charAt(i + 1) != '\n');
        breaks += c == '\n' || lone ? 1 : 0;
      }
    }
    return breaks;
  }

  private CSVRecord next() {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    }
  }

  private RuntimeException unreadable(IOException e) {
    String where =
        parser == null
            ? file.path().toString()
            : "%s, line %d".formatted(file.path(), parser.getCurrentLineNumber());
    if (e instanceof CharacterCodingException) {
      return new IllegalArgumentException(
          "%s or after it: this is not %s; say with charset what it is."
              .formatted(where, file.encoding()),
          e);
    }
    if (e instanceof CSVException) {
      return new IllegalArgumentException(
          "%s: %s. If quotes are parts of cells, read it with noQuotes()."
              .formatted(where, e.getMessage()),
          e);
    }
    return new UncheckedIOException(where + " cannot be read: " + e, e);
  }

  void close() {
    InputFile.close(file.path(), in);
  }
}
