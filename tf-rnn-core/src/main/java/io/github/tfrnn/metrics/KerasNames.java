package io.github.tfrnn.metrics;

import com.google.common.base.CaseFormat;
import io.github.tfrnn.graph.internal.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words that Keras's {@code compile} takes for metrics. */
final class KerasNames {

  private static final Map<String, Metric> ALL = new LinkedHashMap<>();

  static {
    List.of(
            Metric.ACCURACY,
            BinaryAccuracy.create(),
            Metric.CATEGORICAL_ACCURACY,
            Metric.SPARSE_CATEGORICAL_ACCURACY,
            TopKCategoricalAccuracy.create(),
            SparseTopKCategoricalAccuracy.create(),
            Precision.create(),
            Recall.create(),
            TruePositives.create(),
            FalsePositives.create(),
            TrueNegatives.create(),
            FalseNegatives.create(),
            AUC.create(),
            F1Score.create(),
            FBetaScore.of(1).named("f_beta_score"),
            BinaryCrossentropy.create(),
            CategoricalCrossentropy.create(),
            SparseCategoricalCrossentropy.create(),
            Metric.KL_DIVERGENCE,
            Metric.POISSON,
            Metric.MEAN_SQUARED_ERROR,
            Metric.ROOT_MEAN_SQUARED_ERROR,
            Metric.MEAN_ABSOLUTE_ERROR,
            Metric.MEAN_ABSOLUTE_PERCENTAGE_ERROR,
            Metric.MEAN_SQUARED_LOGARITHMIC_ERROR,
            Metric.LOG_COSH_ERROR.named("log_cosh_error"),
            Metric.COSINE_SIMILARITY,
            R2Score.create(),
            Metric.PEARSON_CORRELATION,
            Metric.CONCORDANCE_CORRELATION,
            Metric.HINGE,
            Metric.SQUARED_HINGE,
            Metric.CATEGORICAL_HINGE,
            Perplexity.create(),
            BitsPerCharacter.create(),
            LabelErrorRate.create(),
            ConfusionMatrix.create())
        .forEach(metric -> ALL.put(metric.name(), metric));
    ALL.put("acc", Metric.ACCURACY);
    ALL.put("bce", BinaryCrossentropy.create());
    ALL.put("mse", Metric.MEAN_SQUARED_ERROR);
    ALL.put("mae", Metric.MEAN_ABSOLUTE_ERROR);
    ALL.put("mape", Metric.MEAN_ABSOLUTE_PERCENTAGE_ERROR);
    ALL.put("msle", Metric.MEAN_SQUARED_LOGARITHMIC_ERROR);
  }

  static Metric metric(String name) {
    String snake = snake(name);
    return Named.of("metric", ALL.containsKey(snake) ? snake : name, ALL).named(name);
  }

  /** AUC, MAE and their like are words; F1Score is f1_score. */
  private static String snake(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT))
        ? name.toLowerCase(Locale.ROOT)
        : CaseFormat.UPPER_CAMEL.to(CaseFormat.LOWER_UNDERSCORE, name).replace("k_l_", "kl_");
  }

  private KerasNames() {}
}
