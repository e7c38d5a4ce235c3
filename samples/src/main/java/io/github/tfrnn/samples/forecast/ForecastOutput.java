package io.github.tfrnn.samples.forecast;

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
 * @param out folder for both; without it, {@link #DEFAULT}, in which the model is replaced
 */
record ForecastOutput(Optional<Path> out) {
  /** Where everything is if the run was not told where. */
  static final Path DEFAULT = OutputFolder.of("forecast");

  /** Returns the folder for pictures. */
  Path folder() {
    return out.orElse(DEFAULT);
  }

  /**
   * Finds out before a long run whether it will have a place for its output.
   *
   * @throws IOException if there is a file instead of the folder, or a model in it already
   */
  void check() throws IOException {
    if (Files.exists(folder()) && !Files.isDirectory(folder())) {
      throw new IOException(folder() + ": not a folder; give --out another one");
    }
    if (out.isPresent() && Files.exists(model())) {
      throw new IOException(model() + ": exists already; give --out another folder");
    }
  }

  /** Returns the folder to export to, which does not exist (any more). */
  Path modelFolder() throws IOException {
    if (out.isEmpty() && Files.exists(model())) {
      MoreFiles.deleteRecursively(model(), RecursiveDeleteOption.ALLOW_INSECURE);
    }
    return model();
  }

  private Path model() {
    return folder().resolve("model");
  }
}
