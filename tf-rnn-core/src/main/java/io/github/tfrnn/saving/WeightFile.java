package io.github.tfrnn.saving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.tfrnn.data.FloatRows;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The weights of a model in a file: a NumPy archive in which each weight has its name, {@code
 * "weights/lstm/kernel"}.
 */
public final class WeightFile {

  private static final String WEIGHTS = "weights/";

  /**
   * Writes weights, in place of a file that is there, whole or not at all.
   *
   * @throws java.io.UncheckedIOException if it cannot be written; what was there is unchanged then
   */
  public static void write(Path file, Map<String, FloatRows> weights) {
    Map<String, FloatRows> arrays = new LinkedHashMap<>();
    weights.forEach((name, rows) -> arrays.put(WEIGHTS + name, rows));
    new ArrayFile(arrays, JsonNodeFactory.instance.objectNode().put("format", "tf-rnn weights 1"))
        .write(file);
  }

  /**
   * Returns the weights of a file that this or a training wrote, by name.
   *
   * @throws java.io.UncheckedIOException if it cannot be read, or is not whole
   */
  public static Map<String, FloatRows> read(Path file) {
    Map<String, FloatRows> weights = new LinkedHashMap<>();
    ArrayFile.read(file)
        .arrays()
        .forEach(
            (name, rows) -> {
              if (name.startsWith(WEIGHTS)) {
                weights.put(name.substring(WEIGHTS.length()), rows);
              }
            });
    return weights;
  }

  private WeightFile() {}
}
