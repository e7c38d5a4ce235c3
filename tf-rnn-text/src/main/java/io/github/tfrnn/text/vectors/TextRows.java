package io.github.tfrnn.text.vectors;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;

/**
 * Reads the formats in text.
 *
 * <p>The numbers of words that are not wanted are not computed: they are counted, and looked at for
 * characters that no number has. A large file is read several times as fast so.
 */
final class TextRows {
  private final Lines lines;
  private final VectorTable table;
  private final Words words = new Words();
  private Columns columns;
  private float[] vector;

  private TextRows(ByteSource in, VectorTable table) {
    this.lines = new Lines(in);
    this.table = table;
  }

  static void read(ByteSource in, VectorFormat format, VectorTable table) throws IOException {
    TextRows rows = new TextRows(in, table);
    if (format.hasHeader()) {
      rows.readCounted(in, format);
    } else {
      rows.readAll(in);
    }
  }

  private void readCounted(ByteSource in, VectorFormat format) throws IOException {
    requireContent(in, lines.next());
    Header header = Header.read(lines, format, in.size());
    begin(header.dim());
    long read = 0;
    while (lines.next()) {
      if (read == header.count()) {
        throw wrong(
            "goes on after the %d words that line 1 tells: correct the count there"
                .formatted(read));
      }
      readRow();
      read++;
    }
    checkArgument(
        read == header.count(),
        "%s: ends after %s words of the %s that line 1 tells: it is cut off",
        in.file(),
        read,
        header.count());
  }

  private void readAll(ByteSource in) throws IOException {
    requireContent(in, lines.next());
    int dim = Columns.countNumbers(lines.bytes(), lines.length());
    checkArgument(
        dim >= 1 && dim <= Header.LARGEST_DIM,
        "%s: expected a word and 1 to %s numbers, got %s numbers at the end of the line: is this a"
            + " file of word vectors?",
        lines.place(),
        Header.LARGEST_DIM,
        dim);
    begin(dim);
    do {
      readRow();
    } while (lines.next());
  }

  private static void requireContent(ByteSource in, boolean content) {
    checkArgument(content, "%s: is empty", in.file());
  }

  private void begin(int dim) {
    table.begin(lines.place(), dim);
    columns = new Columns(dim);
    vector = new float[dim];
  }

  private void readRow() {
    byte[] line = lines.bytes();
    if (!columns.find(line, lines.length()) || columns.wordEndsWithANumber(line)) {
      throw wrong(
          "expected a word and %d numbers, got %d columns"
              .formatted(vector.length, Columns.count(line, lines.length())));
    }
    int bad = columns.firstThatIsNoNumber(line);
    if (bad >= 0) {
      throw noNumber(bad);
    }
    String word =
        words
            .decode(line, columns.endOfWord())
            .orElseThrow(() -> wrong("the word is not UTF-8: convert the file"));
    if (table.wants(word)) {
      for (int column = 0; column < vector.length; column++) {
        vector[column] = columns.number(line, column);
        if (Float.isNaN(vector[column])) {
          throw noNumber(column);
        }
      }
      table.put(word, vector);
    }
  }

  private IllegalArgumentException noNumber(int column) {
    String text = columns.text(lines.bytes(), column);
    return wrong(
        "number %d of %d must be a finite number, got \"%s\""
            .formatted(
                column + 1,
                vector.length,
                text.length() <= 40 ? text : text.substring(0, 40) + "…"));
  }

  private IllegalArgumentException wrong(String message) {
    return new IllegalArgumentException(lines.place() + ": " + message);
  }
}
