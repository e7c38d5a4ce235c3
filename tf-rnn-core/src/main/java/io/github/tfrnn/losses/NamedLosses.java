package io.github.tfrnn.losses;

import io.github.tfrnn.graph.internal.Named;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Keras's losses by the names of its functions, by its short names, and by those of its classes.
 */
final class NamedLosses {

  static Loss of(String name) {
    Map<String, Loss> functions = functions();
    for (Loss loss : functions.values()) {
      if (loss.getClass().getSimpleName().equals(name)) {
        return loss;
      }
    }
    Map<String, Loss> all = new LinkedHashMap<>(functions);
    all.put("bce", Loss.BINARY_CROSSENTROPY);
    all.put("kld", Loss.KL_DIVERGENCE);
    all.put("mae", Loss.MEAN_ABSOLUTE_ERROR);
    all.put("mape", Loss.MEAN_ABSOLUTE_PERCENTAGE_ERROR);
    all.put("mse", Loss.MEAN_SQUARED_ERROR);
    all.put("msle", Loss.MEAN_SQUARED_LOGARITHMIC_ERROR);
    boolean shortInCapitals = name.length() <= 4 && name.equals(name.toUpperCase(Locale.ROOT));
    return Named.of("loss", shortInCapitals ? name.toLowerCase(Locale.ROOT) : name, all);
  }

  private static Map<String, Loss> functions() {
    Map<String, Loss> all = new LinkedHashMap<>();
    all.put("binary_crossentropy", Loss.BINARY_CROSSENTROPY);
    all.put("binary_focal_crossentropy", Loss.BINARY_FOCAL_CROSSENTROPY);
    all.put("categorical_crossentropy", Loss.CATEGORICAL_CROSSENTROPY);
    all.put("categorical_focal_crossentropy", Loss.CATEGORICAL_FOCAL_CROSSENTROPY);
    all.put("categorical_generalized_cross_entropy", Loss.CATEGORICAL_GENERALIZED_CROSS_ENTROPY);
    all.put("categorical_hinge", Loss.CATEGORICAL_HINGE);
    all.put("circle", Loss.CIRCLE);
    all.put("cosine_similarity", Loss.COSINE_SIMILARITY);
    all.put("ctc", Loss.CTC);
    all.put("dice", Loss.DICE);
    all.put("hinge", Loss.HINGE);
    all.put("huber", Loss.HUBER);
    all.put("kl_divergence", Loss.KL_DIVERGENCE);
    all.put("log_cosh", Loss.LOG_COSH);
    all.put("mean_absolute_error", Loss.MEAN_ABSOLUTE_ERROR);
    all.put("mean_absolute_percentage_error", Loss.MEAN_ABSOLUTE_PERCENTAGE_ERROR);
    all.put("mean_squared_error", Loss.MEAN_SQUARED_ERROR);
    all.put("mean_squared_logarithmic_error", Loss.MEAN_SQUARED_LOGARITHMIC_ERROR);
    all.put("poisson", Loss.POISSON);
    all.put("sparse_categorical_crossentropy", Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
    all.put("squared_hinge", Loss.SQUARED_HINGE);
    all.put("tversky", Loss.TVERSKY);
    return all;
  }

  private NamedLosses() {}
}
