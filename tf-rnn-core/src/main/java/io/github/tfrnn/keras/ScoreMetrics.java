package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.DOUBLE;
import static io.github.tfrnn.keras.OptionFormats.DOUBLES;
import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.OptionFormats.FLOAT;
import static io.github.tfrnn.keras.OptionFormats.INTEGER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.primitives.Doubles;
import io.github.tfrnn.metrics.AUC;
import io.github.tfrnn.metrics.Average;
import io.github.tfrnn.metrics.BinaryAccuracy;
import io.github.tfrnn.metrics.BinaryCrossentropy;
import io.github.tfrnn.metrics.CategoricalCrossentropy;
import io.github.tfrnn.metrics.F1Score;
import io.github.tfrnn.metrics.FBetaScore;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.metrics.R2Score;
import io.github.tfrnn.metrics.SparseCategoricalCrossentropy;
import io.github.tfrnn.metrics.SparseTopKCategoricalAccuracy;
import io.github.tfrnn.metrics.TopKCategoricalAccuracy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Accuracies, entropies, errors and scores. */
final class ScoreMetrics {

  private static final JsonNode LAST = IntNode.valueOf(-1);
  private static final OptionFormat<Average> AVERAGE = OptionFormats.word(Average.class);
  private static final OptionFormat<AUC.SummationMethod> SUMMATION =
      OptionFormats.word(AUC.SummationMethod.class);

  private static final OptionFormat<AUC.Curve> CURVE =
      OptionFormats.of(
          (place, json) ->
              Arrays.stream(AUC.Curve.values())
                  .filter(curve -> curve.name().equals(json.asText()))
                  .findFirst()
                  .orElseThrow(() -> place.notSupported(json)),
          curve -> TextNode.valueOf(curve.name()));

  private static final OptionFormat<Average> AGGREGATION =
      OptionFormats.of(
          (place, json) ->
              switch (json.asText()) {
                case "uniform_average" -> Average.MACRO;
                case "variance_weighted_average" -> Average.WEIGHTED;
                default -> throw place.notSupported(json);
              },
          how ->
              TextNode.valueOf(
                  how == Average.MACRO ? "uniform_average" : "variance_weighted_average"));

  static List<ClassFormat<? extends Metric>> all() {
    return List.of(
        TableFormat.of("BinaryAccuracy", BinaryAccuracy.class, in -> BinaryAccuracy.create())
            .number("threshold", BinaryAccuracy::threshold, BinaryAccuracy::withThreshold),
        TableFormat.of(
                "TopKCategoricalAccuracy",
                TopKCategoricalAccuracy.class,
                in -> new TopKCategoricalAccuracy(in.or("k", INTEGER, 5)))
            .begun("k", INTEGER, TopKCategoricalAccuracy::k),
        TableFormat.of(
                "SparseTopKCategoricalAccuracy",
                SparseTopKCategoricalAccuracy.class,
                in -> new SparseTopKCategoricalAccuracy(in.or("k", INTEGER, 5)))
            .begun("k", INTEGER, SparseTopKCategoricalAccuracy::k),
        TableFormat.of(
                "BinaryCrossentropy",
                BinaryCrossentropy.class,
                in ->
                    new BinaryCrossentropy(
                        in.flag("from_logits"), in.or("label_smoothing", FLOAT, 0f)))
            .begun("from_logits", FLAG, BinaryCrossentropy::fromLogits)
            .begun("label_smoothing", FLOAT, BinaryCrossentropy::labelSmoothing),
        TableFormat.of(
                "CategoricalCrossentropy",
                CategoricalCrossentropy.class,
                in ->
                    new CategoricalCrossentropy(
                        in.flag("from_logits"), in.or("label_smoothing", FLOAT, 0f)))
            .begun("from_logits", FLAG, CategoricalCrossentropy::fromLogits)
            .begun("label_smoothing", FLOAT, CategoricalCrossentropy::labelSmoothing)
            .only("axis", LAST),
        TableFormat.of(
                "SparseCategoricalCrossentropy",
                SparseCategoricalCrossentropy.class,
                in ->
                    new SparseCategoricalCrossentropy(
                        in.flag("from_logits"), integer(in, "ignore_class")))
            .begun("from_logits", FLAG, SparseCategoricalCrossentropy::fromLogits)
            .begunOptional("ignore_class", INTEGER, metric -> boxed(metric.ignoreClass()))
            .only("axis", LAST),
        TableFormat.of(
                "F1Score",
                F1Score.class,
                in -> new F1Score(average(in), in.optional("threshold", DOUBLE)))
            .begunOptional("average", AVERAGE, metric -> notNone(metric.average()))
            .begunOptional("threshold", DOUBLE, F1Score::threshold),
        TableFormat.of(
                "FBetaScore",
                FBetaScore.class,
                in ->
                    new FBetaScore(
                        average(in), in.or("beta", DOUBLE, 1.0), in.optional("threshold", DOUBLE)))
            .begunOptional("average", AVERAGE, metric -> notNone(metric.average()))
            .begun("beta", DOUBLE, FBetaScore::beta)
            .begunOptional("threshold", DOUBLE, FBetaScore::threshold),
        TableFormat.of(
                "R2Score",
                R2Score.class,
                in ->
                    new R2Score(
                        in.has("class_aggregation")
                            ? in.optional("class_aggregation", AGGREGATION).orElse(Average.NONE)
                            : Average.MACRO,
                        in.or("num_regressors", INTEGER, 0)))
            .begunOptional(
                "class_aggregation", AGGREGATION, metric -> notNone(metric.classAggregation()))
            .begun("num_regressors", INTEGER, R2Score::numRegressors),
        TableFormat.built("AUC", AUC.class, in -> AUC.builder(), AUC.Builder::build)
            .option("num_thresholds", INTEGER, AUC::numThresholds, AUC.Builder::numThresholds)
            .option("curve", CURVE, AUC::curve, AUC.Builder::curve)
            .option(
                "summation_method", SUMMATION, AUC::summationMethod, AUC.Builder::summationMethod)
            .option("multi_label", FLAG, AUC::multiLabel, AUC.Builder::multiLabel)
            .ignored("num_labels", NullNode.getInstance())
            .optional(
                "label_weights",
                DOUBLES,
                metric -> ifAny(metric.labelWeights()),
                (auc, values) -> auc.labelWeights(Doubles.toArray(values)))
            .option("from_logits", FLAG, AUC::fromLogits, AUC.Builder::fromLogits)
            .ifPresent(
                "thresholds",
                DOUBLES,
                metric -> ifAny(metric.thresholds()),
                (auc, values) -> auc.thresholds(Doubles.toArray(values))),
        FixedFormat.of("Accuracy", Metric.EXACT_ACCURACY),
        FixedFormat.of("CategoricalAccuracy", Metric.CATEGORICAL_ACCURACY),
        FixedFormat.of("SparseCategoricalAccuracy", Metric.SPARSE_CATEGORICAL_ACCURACY),
        FixedFormat.of("MeanSquaredError", Metric.MEAN_SQUARED_ERROR),
        FixedFormat.of("RootMeanSquaredError", Metric.ROOT_MEAN_SQUARED_ERROR),
        FixedFormat.of("MeanAbsoluteError", Metric.MEAN_ABSOLUTE_ERROR),
        FixedFormat.of("MeanAbsolutePercentageError", Metric.MEAN_ABSOLUTE_PERCENTAGE_ERROR),
        FixedFormat.of("MeanSquaredLogarithmicError", Metric.MEAN_SQUARED_LOGARITHMIC_ERROR),
        FixedFormat.of("LogCoshError", Metric.LOG_COSH_ERROR),
        FixedFormat.of("CosineSimilarity", Metric.COSINE_SIMILARITY),
        FixedFormat.of("PearsonCorrelation", Metric.PEARSON_CORRELATION).with("axis", LAST),
        FixedFormat.of("ConcordanceCorrelation", Metric.CONCORDANCE_CORRELATION).with("axis", LAST),
        FixedFormat.of("Poisson", Metric.POISSON),
        FixedFormat.of("KLDivergence", Metric.KL_DIVERGENCE),
        FixedFormat.of("Hinge", Metric.HINGE),
        FixedFormat.of("SquaredHinge", Metric.SQUARED_HINGE),
        FixedFormat.of("CategoricalHinge", Metric.CATEGORICAL_HINGE));
  }

  private static Average average(Options in) {
    return in.or("average", AVERAGE, Average.NONE);
  }

  private static Optional<Average> notNone(Average average) {
    return Optional.of(average).filter(how -> how != Average.NONE);
  }

  private static OptionalInt integer(Options in, String name) {
    Optional<Integer> value = in.optional(name, INTEGER);
    return value.isPresent() ? OptionalInt.of(value.get()) : OptionalInt.empty();
  }

  private static Optional<Integer> boxed(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }

  private static <V> Optional<List<V>> ifAny(List<V> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private ScoreMetrics() {}
}
