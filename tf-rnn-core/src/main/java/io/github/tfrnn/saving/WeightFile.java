package io.github.tfrnn.saving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.networks.Network;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The weights of a model in a file: of Keras's kinds ({@link KerasWeights}), or a NumPy archive in
 * which each weight has its name, {@code "weights/lstm/kernel"}.
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
   * Writes weights of a network as the kind that the file's name tells: {@code .weights.h5} of
   * Keras 3, {@code .h5} and {@code .hdf5} of Keras 2, any other a NumPy archive.
   *
   * @param optimizer what it knows; only {@code .weights.h5} keeps it
   * @throws java.io.UncheckedIOException if it cannot be written; what was there is unchanged then
   */
  public static void write(
      Path file,
      Network network,
      Map<String, FloatRows> weights,
      Optional<OptimizerValues> optimizer) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".weights.h5")) {
      KerasWeights.of(network, weights, optimizer).write(file);
    } else if (name.endsWith(".h5") || name.endsWith(".hdf5")) {
      KerasWeights.legacy(network, weights).write(file);
    } else {
      write(file, weights);
    }
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
