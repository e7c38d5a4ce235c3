package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;

/**
 * A file for a picture, which is there as a whole or not at all.
 *
 * @param where the method that was called, as errors tell it
 * @param format what its ending says
 */
record PictureFile(String where, Path file, Format format) {

  /**
   * Returns the file.
   *
   * @throws IllegalArgumentException if its name does not end in that of a format, or it is a
   *     folder
   */
  static PictureFile at(String where, Path file) {
    String ending = MoreFiles.getFileExtension(file).toLowerCase(Locale.ROOT);
    checkArgument(
        ending.equals("svg") || ending.equals("png"),
        "%s: %s: the file's name must end in .svg or .png, which chooses the format.",
        where,
        file);
    checkArgument(
        !Files.isDirectory(file), "%s: %s is a folder: name a file within it.", where, file);
    return new PictureFile(where, file, ending.equals("svg") ? Format.SVG : Format.PNG);
  }

  /**
   * Writes beside the file, then moves into place.
   *
   * @throws UncheckedIOException if it cannot be written; an older file is still there then
   */
  void write(Picture picture) {
    try {
      byte[] content = format.encode(picture);
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Files.createDirectories(target.getParent());
      Path part =
          target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
      try {
        Files.write(part, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        moveIntoPlace(part, target);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s: %s cannot be written (may its folder be made and written to?): %s"
              .formatted(where, file, e),
          e);
    }
  }

  private static void moveIntoPlace(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
