package io.github.tfrnn.saving;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all: whoever reads it finds the old content or the new, also after
 * the program was killed or the power failed.
 *
 * <p>The content goes to a temporary file in the same folder, is forced to the disk, and is then
 * moved into place.
 */
public final class AtomicFile {

  private static final String TEMPORARY = ".tmp";

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; leaves {@code out} open. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, in place of one that is there; folders that are missing are made.
   *
   * @throws UncheckedIOException if it cannot be written; what was there is unchanged then
   */
  public static void write(Path file, Content content) {
    Path target = file.toAbsolutePath().normalize();
    try {
      Files.createDirectories(target.getParent());
      Path temporary =
          Files.createTempFile(target.getParent(), "." + target.getFileName() + "-", TEMPORARY);
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
          content.writeTo(out);
        }
        force(temporary);
        moveIntoPlace(temporary, target);
        forceFolder(target.getParent());
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write %s: %s. What was there before is unchanged.".formatted(file, reason(e)), e);
    }
  }

  /** Returns whether a file is what {@link #write} leaves behind where it was killed. */
  public static boolean isLeftOver(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(TEMPORARY);
  }

  /** Returns what went wrong, as a person would say it. */
  public static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "access to " + failure.getMessage() + " is denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "there is no " + failure.getMessage();
    }
    if (failure instanceof FileSystemException of && of.getReason() != null) {
      return of.getReason();
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void moveIntoPlace(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The name of a file is content of its folder. */
  @SuppressWarnings("EmptyCatch") // see below
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders; it needs none of this.
    }
  }

  private AtomicFile() {}
}
