package io.github.tfrnn.datasets;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A file of records, as TensorFlow reads and writes them: bytes with their length and two
 * checksums.
 *
 * <p>Source: {@code tf.data.TFRecordDataset} and {@code tf.io.TFRecordWriter}. Immutable.
 *
 * @param path where it is
 * @param compressed whether it is, or is to be, compressed by gzip
 */
public record TFRecordFile(Path path, boolean compressed) {

  public TFRecordFile {
    requireNonNull(path, "path");
  }

  /** Returns a file without compression. */
  public static TFRecordFile of(Path path) {
    return new TFRecordFile(path, false);
  }

  /** Returns a file compressed by gzip: TensorFlow's {@code compression_type="GZIP"}. */
  public static TFRecordFile gzip(Path path) {
    return new TFRecordFile(path, true);
  }

  /**
   * Returns the records, read when they are asked for.
   *
   * <p>Its cursors throw {@link UncheckedIOException} where the file cannot be read, and {@link
   * IllegalArgumentException} where it is damaged or cut off, with the number of the record and its
   * place.
   */
  public Dataset<byte[]> records() {
    return pass -> {
      TFRecordReader reader = TFRecordReader.open(this);
      return Cursor.of(reader::read, reader::close);
    };
  }

  /**
   * Returns the examples; as {@link #records} where the file is damaged, or a record holds none.
   */
  public Dataset<TFExample> examples() {
    return pass -> {
      TFRecordReader reader = TFRecordReader.open(this);
      return Cursor.of(reader::readExample, reader::close);
    };
  }

  /**
   * Writes the records of pass 0: under another name in the same folder, which becomes the real one
   * when all are written. A file that is there is replaced.
   *
   * @return the number of records
   * @throws UncheckedIOException if it cannot be written; a file that was there is as it was
   */
  public long write(Dataset<byte[]> records) {
    try (Cursor<byte[]> cursor = records.open(0)) {
      return TFRecordWriter.write(this, cursor);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be written: " + e, e);
    }
  }

  /** As {@link #write}, examples. */
  public long writeExamples(Dataset<TFExample> examples) {
    return write(examples.map(TFExample::toBytes));
  }
}
