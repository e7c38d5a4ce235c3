package io.github.tfrnn.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files of text that are there as a whole or not at all. */
final class WholeFile {

  static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IOException(
          file + ": there is no such file (looked for " + file.toAbsolutePath() + ")", e);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be read as UTF-8 text: " + e, e);
    }
  }

  /** Writes next to the file, then moves into place; a link keeps pointing to what it points to. */
  static void write(Path file, String text) throws IOException {
    Path part = null;
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
      try (FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      if (part != null) {
        Files.deleteIfExists(part);
      }
      throw new IOException(
          file + ": cannot be written (does its folder exist, and may it be written to?): " + e, e);
    }
  }

  private WholeFile() {}
}
