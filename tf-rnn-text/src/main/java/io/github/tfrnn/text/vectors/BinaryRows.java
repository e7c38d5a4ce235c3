package io.github.tfrnn.text.vectors;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Reads word2vec's binary format. */
final class BinaryRows {
  private static final int LONGEST_WORD = 1 << 12;

  private final ByteSource in;
  private final VectorTable table;
  private final Header header;
  private final Words words = new Words();
  private final byte[] word = new byte[LONGEST_WORD];
  private final byte[] bytes;
  private final FloatBuffer numbers;
  private final float[] vector;

  private BinaryRows(ByteSource in, Header header, VectorTable table) {
    this.in = in;
    this.table = table;
    this.header = header;
    this.bytes = new byte[Float.BYTES * header.dim()];
    this.numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    this.vector = new float[header.dim()];
  }

  static void read(ByteSource in, VectorTable table) throws IOException {
    Lines lines = new Lines(in);
    checkArgument(lines.next(), "%s: is empty", in.file());
    Header header = Header.read(lines, VectorFormat.WORD2VEC_BINARY, in.size());
    table.begin(lines.place(), header.dim());
    BinaryRows rows = new BinaryRows(in, header, table);
    for (long row = 0; row < header.count(); row++) {
      rows.readRow(row);
    }
    rows.requireEnd();
  }

  private void readRow(long row) throws IOException {
    int first = in.read();
    while (first == '\n') { // word2vec ends a row with one, others do not
      first = in.read();
    }
    long begin = in.offset() - 1;
    int length = 0;
    int b = first;
    for (; b >= 0 && b != ' '; b = in.read()) {
      if (length == LONGEST_WORD) {
        throw wrong(
            begin,
            "word %d of %d is longer than %d bytes: is this word2vec's binary format?"
                .formatted(row + 1, header.count(), LONGEST_WORD));
      }
      word[length++] = (byte) b;
    }
    if (b < 0 || in.read(bytes, bytes.length) < bytes.length) {
      throw wrong(
          in.offset(),
          "ends within word %d of the %d that the first line tells: it is cut off"
              .formatted(row + 1, header.count()));
    }
    if (length == 0) {
      throw wrong(begin, "word %d has no characters".formatted(row + 1));
    }
    String text =
        words
            .decode(word, length)
            .orElseThrow(
                () -> wrong(begin, "word %d is not UTF-8: convert the file".formatted(row + 1)));
    numbers.get(0, vector);
    requireFinite(text);
    if (table.wants(text)) {
      table.put(text, vector);
    }
  }

  private void requireFinite(String text) {
    for (int i = 0; i < vector.length; i++) {
      if (!Float.isFinite(vector[i])) {
        throw wrong(
            in.offset() - bytes.length + (long) Float.BYTES * i,
            "number %d of \"%s\" must be finite, got %s".formatted(i + 1, text, vector[i]));
      }
    }
  }

  private void requireEnd() throws IOException {
    int b = in.read();
    while (b == '\n') {
      b = in.read();
    }
    if (b >= 0) {
      throw wrong(
          in.offset() - 1,
          "goes on after the %d words that the first line tells: correct the count there"
              .formatted(header.count()));
    }
  }

  /** Called where something is wrong alone: making a message for each word would take long. */
  private IllegalArgumentException wrong(long at, String message) {
    return new IllegalArgumentException("%s: byte %d: %s".formatted(in.file(), at, message));
  }
}
