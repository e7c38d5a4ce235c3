package io.github.tfrnn.samples.text;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.tfrnn.samples.cli.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run puts its model and its pictures. Immutable.
 *
 * @param command whose folder of the samples the model is put into if the run was not told where;
 *     what is there is replaced
 * @param export folder for the model, which must not exist
 * @param plots folder for the pictures
 */
record TextOutput(String command, Optional<Path> export, Path plots) {
  /**
   * Returns where a run puts what.
   *
   * @param export null for the command's folder
   * @param plots null for the command's folder
   */
  static TextOutput of(String command, Path export, Path plots) {
    return new TextOutput(
        command, Optional.ofNullable(export), plots == null ? OutputFolder.of(command) : plots);
  }

  /** Returns where a command's model is if the run was not told where. */
  static Path defaultModel(String command) {
    return OutputFolder.of(command).resolve("model");
  }

  /**
   * Finds out before a long run whether it will have a place for its output.
   *
   * @throws IOException if the folder for the model exists, or that for the pictures cannot be made
   */
  void check() throws IOException {
    if (export.isPresent() && Files.exists(export.get())) {
      throw new IOException(export.get() + ": exists already; give --export another folder");
    }
    if (Files.exists(plots) && !Files.isDirectory(plots)) {
      throw new IOException(plots + ": not a folder; give --plots another one");
    }
  }

  /** Returns the folder to export to, which does not exist (any more). */
  Path modelFolder() throws IOException {
    Path usual = defaultModel(command);
    if (export.isEmpty() && Files.exists(usual)) {
      MoreFiles.deleteRecursively(usual, RecursiveDeleteOption.ALLOW_INSECURE);
    }
    return export.orElse(usual);
  }
}
