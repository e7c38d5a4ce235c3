package io.github.tfrnn.datasets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Files, opened to be read, with messages that name them. */
final class InputFile {

  private static final int BUFFER = 1 << 16;

  /**
   * Opens a file; the caller closes it.
   *
   * @throws UncheckedIOException if it cannot be opened, or is to be decompressed and is not
   *     compressed
   */
  static InputStream open(Path path, boolean compressed) {
    InputStream in = null;
    try {
      in = Files.newInputStream(path);
      return new BufferedInputStream(compressed ? new GZIPInputStream(in, BUFFER) : in, BUFFER);
    } catch (IOException e) {
      if (in != null) {
        close(path, in);
      }
      String what =
          e instanceof NoSuchFileException
              ? "there is no such file"
              : e instanceof ZipException ? "it is not compressed by gzip" : e.toString();
      throw new UncheckedIOException(path + " cannot be read: " + what + ".", e);
    }
  }

  static void close(Path path, InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be closed: " + e, e);
    }
  }

  private InputFile() {}
}
