package io.github.tfrnn.samples.model;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.hdf5.Hdf5Floats;
import io.github.tfrnn.saving.KerasArchive;
import io.github.tfrnn.saving.KerasWeights;
import io.github.tfrnn.saving.WeightFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Files of weights alone, whose arrays have names but no model. */
final class WeightNames {

  /** Returns whether a file holds weights, and no model. */
  static boolean areWeightsAlone(Path file) {
    if (KerasWeights.looksLikeOne(file)) {
      return !KerasWeights.read(file).root().texts().containsKey("model_config");
    }
    return startsAsArchive(file) && !KerasArchive.looksLikeOne(file);
  }

  private static boolean startsAsArchive(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 'P' && in.read() == 'K';
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  /** Returns the arrays of a file of weights by their paths in it. */
  static Map<String, FloatRows> read(Path file) {
    if (!KerasWeights.looksLikeOne(file)) {
      return WeightFile.read(file);
    }
    Map<String, FloatRows> weights = new LinkedHashMap<>();
    KerasWeights.read(file)
        .root()
        .arrays()
        .forEach(
            (path, node) -> {
              if (node instanceof Hdf5Floats floats && !path.startsWith("optimizer")) {
                weights.put(path, floats.values());
              }
            });
    return weights;
  }

  /** Returns a line of name, shape, and range of values. */
  static String line(String name, FloatRows values) {
    double sum = 0;
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    float[] flat = values.toFlat();
    for (float value : flat) {
      sum += value;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    String range =
        flat.length == 0
            ? "no values"
            : String.format(
                Locale.ROOT, "from %.4g to %.4g, mean %.4g", least, most, sum / flat.length);
    return "  %-44s %-16s %s".formatted(name, Shapes.toString(values.shape()), range);
  }

  private WeightNames() {}
}
