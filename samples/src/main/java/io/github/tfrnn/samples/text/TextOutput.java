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
 * @param export folder for the model, which must not exist; without it, {@link #DEFAULT_MODEL},
 *     which is replaced
 * @param plots folder for the pictures
 */
record TextOutput(Optional<Path> export, Path plots) {
  /** Where the pictures are if the run was not told where. */
  static final Path DEFAULT_PLOTS = OutputFolder.of("text");

  /** Where the model is if the run was not told where. */
  static final Path DEFAULT_MODEL = DEFAULT_PLOTS.resolve("model");

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
    if (export.isEmpty() && Files.exists(DEFAULT_MODEL)) {
      MoreFiles.deleteRecursively(DEFAULT_MODEL, RecursiveDeleteOption.ALLOW_INSECURE);
    }
    return export.orElse(DEFAULT_MODEL);
  }
}
