package io.github.tfrnn.datasets;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A file in the folder of its class.
 *
 * @param path where it is
 * @param label number of the class, from 0
 * @param className name of the class: that of the folder
 */
public record LabelledFile(Path path, int label, String className) {
  public LabelledFile {
    requireNonNull(path, "path");
    requireNonNull(className, "className");
  }
}
