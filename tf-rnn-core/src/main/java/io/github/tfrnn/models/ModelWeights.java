package io.github.tfrnn.models;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.saving.KerasArchive;
import io.github.tfrnn.saving.KerasWeights;
import io.github.tfrnn.saving.OptimizerValues;
import io.github.tfrnn.saving.WeightFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The weights of a model, to and from files of any kind. */
final class ModelWeights {

  private static final Logger LOG = LoggerFactory.getLogger(ModelWeights.class);

  /** Writes a file; its name tells of which kind. */
  static void save(Model model, Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    checkArgument(
        !name.endsWith(".keras"),
        "saveWeights: %s would be a whole model. Name weights alone .weights.h5, or use"
            + " Models.save.",
        file);
    WeightFile.write(file, model.network(), model.getWeights(), model.getOptimizerValues());
  }

  /** Reads a file of any kind. */
  static void load(Model model, Path file) {
    try {
      if (KerasWeights.looksLikeOne(file)) {
        load(model, KerasWeights.read(file), file.toString());
      } else if (KerasArchive.looksLikeOne(file)) {
        load(model, KerasArchive.read(file).weights(), file.toString());
      } else {
        Map<String, FloatRows> weights = WeightFile.read(file);
        model.setWeights(weights);
        warnOfNaN(weights, file.toString());
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** All is checked before the first value is set. */
  static void load(Model model, KerasWeights file, String where) {
    Map<String, FloatRows> weights = new LinkedHashMap<>(model.getWeights()); // with states
    weights.putAll(file.weights(model.network()));
    Optional<OptimizerValues> optimizer =
        model.getOptimizerValues().flatMap(like -> optimizer(model, file, like, where));
    model.setWeights(weights);
    optimizer.ifPresent(model::setOptimizerValues);
    warnOfNaN(weights, where);
  }

  private static Optional<OptimizerValues> optimizer(
      Model model, KerasWeights file, OptimizerValues like, String where) {
    try {
      return file.optimizer(model.network(), like);
    } catch (IllegalArgumentException e) {
      LOG.warn(
          "{}: what the optimizer knew is not taken over: {}. The weights are.",
          where,
          e.getMessage());
      return Optional.empty();
    }
  }

  private static void warnOfNaN(Map<String, FloatRows> weights, String where) {
    weights.forEach(
        (name, rows) -> {
          for (float value : rows.toFlat()) {
            if (Float.isNaN(value)) {
              LOG.warn("{}: {} holds NaN, and so will what the model predicts.", where, name);
              return;
            }
          }
        });
  }

  private ModelWeights() {}
}
