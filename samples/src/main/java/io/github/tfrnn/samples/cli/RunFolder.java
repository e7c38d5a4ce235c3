package io.github.tfrnn.samples.cli;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run puts its model and its pictures. Immutable.
 *
 * @param command whose folder of the samples is taken if the run was not told where; the model in
 *     it is replaced
 * @param out folder for both, if the run was told where
 */
public record RunFolder(String command, Optional<Path> out) {

  /** Returns the folder for pictures. */
  public Path folder() {
    return out.orElseGet(() -> OutputFolder.of(command));
  }

  /**
   * Finds out before a long run whether it will have a place for its output.
   *
   * @throws IOException if there is a file instead of the folder, or a model in it already
   */
  public void check() throws IOException {
    if (Files.exists(folder()) && !Files.isDirectory(folder())) {
      throw new IOException(folder() + ": not a folder; give --out another one");
    }
    if (out.isPresent() && Files.exists(model())) {
      throw new IOException(model() + ": exists already; give --out another folder");
    }
  }

  /** Returns the folder to export to, which does not exist (any more). */
  public Path modelFolder() throws IOException {
    if (out.isEmpty() && Files.exists(model())) {
      MoreFiles.deleteRecursively(model(), RecursiveDeleteOption.ALLOW_INSECURE);
    }
    return model();
  }

  private Path model() {
    return folder().resolve("model");
  }
}
