package io.github.tfrnn.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.primitives.Doubles;
import io.github.tfrnn.metrics.AUC;
import io.github.tfrnn.metrics.Average;
import io.github.tfrnn.metrics.BinaryAccuracy;
import io.github.tfrnn.metrics.BinaryCrossentropy;
import io.github.tfrnn.metrics.BitsPerCharacter;
import io.github.tfrnn.metrics.CategoricalCrossentropy;
import io.github.tfrnn.metrics.ConfusionMatrix;
import io.github.tfrnn.metrics.F1Score;
import io.github.tfrnn.metrics.FBetaScore;
import io.github.tfrnn.metrics.FalseNegatives;
import io.github.tfrnn.metrics.FalsePositives;
import io.github.tfrnn.metrics.LabelErrorRate;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.metrics.Perplexity;
import io.github.tfrnn.metrics.Precision;
import io.github.tfrnn.metrics.PrecisionAtRecall;
import io.github.tfrnn.metrics.R2Score;
import io.github.tfrnn.metrics.Recall;
import io.github.tfrnn.metrics.RecallAtPrecision;
import io.github.tfrnn.metrics.SensitivityAtSpecificity;
import io.github.tfrnn.metrics.SparseCategoricalCrossentropy;
import io.github.tfrnn.metrics.SparseTopKCategoricalAccuracy;
import io.github.tfrnn.metrics.SpecificityAtSensitivity;
import io.github.tfrnn.metrics.TopKCategoricalAccuracy;
import io.github.tfrnn.metrics.TrueNegatives;
import io.github.tfrnn.metrics.TruePositives;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/** Makes of Keras's configurations what metrics they are here. */
final class KerasMetrics {

  static Metric of(JsonNode json) {
    String name = json.get("class_name").textValue();
    JsonNode config = json.get("config");
    OptionalInt topK = number(config, "top_k");
    OptionalInt classId = number(config, "class_id");
    OptionalInt ignored = number(config, "ignore_class");
    boolean fromLogits = KerasConfig.flag(config, "from_logits");
    float smoothing = (float) decimal(config, "label_smoothing", 0);
    int thresholds = number(config, "num_thresholds").orElse(200);
    return switch (name) {
      case "Accuracy" -> Metric.EXACT_ACCURACY;
      case "BinaryAccuracy" ->
          BinaryAccuracy.create().withThreshold(decimal(config, "threshold", 0.5));
      case "TopKCategoricalAccuracy" -> new TopKCategoricalAccuracy(config.get("k").intValue());
      case "SparseTopKCategoricalAccuracy" ->
          new SparseTopKCategoricalAccuracy(config.get("k").intValue());
      case "BinaryCrossentropy" -> new BinaryCrossentropy(fromLogits, smoothing);
      case "CategoricalCrossentropy" -> new CategoricalCrossentropy(fromLogits, smoothing);
      case "SparseCategoricalCrossentropy" ->
          new SparseCategoricalCrossentropy(fromLogits, ignored);
      case "Precision" -> new Precision(decimals(config, "thresholds"), topK, classId);
      case "Recall" -> new Recall(decimals(config, "thresholds"), topK, classId);
      case "TruePositives" -> new TruePositives(decimals(config, "thresholds"));
      case "FalsePositives" -> new FalsePositives(decimals(config, "thresholds"));
      case "TrueNegatives" -> new TrueNegatives(decimals(config, "thresholds"));
      case "FalseNegatives" -> new FalseNegatives(decimals(config, "thresholds"));
      case "SensitivityAtSpecificity" ->
          new SensitivityAtSpecificity(decimal(config, "specificity", 0), thresholds, classId);
      case "SpecificityAtSensitivity" ->
          new SpecificityAtSensitivity(decimal(config, "sensitivity", 0), thresholds, classId);
      case "PrecisionAtRecall" ->
          new PrecisionAtRecall(decimal(config, "recall", 0), thresholds, classId);
      case "RecallAtPrecision" ->
          new RecallAtPrecision(decimal(config, "precision", 0), thresholds, classId);
      case "F1Score" -> new F1Score(average(config, "average"), threshold(config));
      case "FBetaScore" ->
          new FBetaScore(average(config, "average"), decimal(config, "beta", 1), threshold(config));
      case "AUC" -> auc(config);
      case "R2Score" ->
          new R2Score(
              average(config, "class_aggregation"), config.get("num_regressors").intValue());
      case "Perplexity" -> new Perplexity(fromLogits, ignored);
      case "BitsPerCharacter" -> new BitsPerCharacter(fromLogits, ignored);
      case "ConfusionMatrix" -> ConfusionMatrix.create();
      case "LabelErrorRate" -> new LabelErrorRate(config.get("blank").intValue());
      default -> Metric.of(name);
    };
  }

  private static AUC auc(JsonNode config) {
    return new AUC(
        config.get("num_thresholds").intValue(),
        AUC.Curve.valueOf(KerasConfig.text(config, "curve")),
        AUC.SummationMethod.valueOf(
            KerasConfig.text(config, "summation_method").toUpperCase(Locale.ROOT)),
        decimals(config, "thresholds"),
        KerasConfig.flag(config, "multi_label"),
        decimals(config, "label_weights"),
        KerasConfig.flag(config, "from_logits"));
  }

  private static Average average(JsonNode config, String field) {
    if (!config.hasNonNull(field)) {
      return Average.NONE;
    }
    return switch (KerasConfig.text(config, field)) {
      case "uniform_average" -> Average.MACRO;
      case "variance_weighted_average" -> Average.WEIGHTED;
      default -> Average.valueOf(KerasConfig.text(config, field).toUpperCase(Locale.ROOT));
    };
  }

  private static Optional<Double> threshold(JsonNode config) {
    return decimals(config, "threshold").stream().findFirst();
  }

  private static double decimal(JsonNode config, String field, double otherwise) {
    return config.hasNonNull(field) ? config.get(field).doubleValue() : otherwise;
  }

  private static List<Double> decimals(JsonNode config, String field) {
    if (!config.hasNonNull(field)) {
      return List.of();
    }
    JsonNode values = config.get(field);
    return values.isArray()
        ? StreamSupport.stream(values.spliterator(), false).map(JsonNode::doubleValue).toList()
        : Doubles.asList(values.doubleValue());
  }

  private static OptionalInt number(JsonNode config, String field) {
    return config.hasNonNull(field)
        ? OptionalInt.of(config.get(field).intValue())
        : OptionalInt.empty();
  }

  private KerasMetrics() {}
}
