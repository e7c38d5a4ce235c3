package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.DOUBLE;
import static io.github.tfrnn.keras.OptionFormats.DOUBLES;
import static io.github.tfrnn.keras.OptionFormats.INTEGER;

import com.fasterxml.jackson.databind.node.DoubleNode;
import io.github.tfrnn.metrics.FalseNegatives;
import io.github.tfrnn.metrics.FalsePositives;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.metrics.Precision;
import io.github.tfrnn.metrics.PrecisionAtRecall;
import io.github.tfrnn.metrics.Recall;
import io.github.tfrnn.metrics.RecallAtPrecision;
import io.github.tfrnn.metrics.SensitivityAtSpecificity;
import io.github.tfrnn.metrics.SpecificityAtSensitivity;
import io.github.tfrnn.metrics.TrueNegatives;
import io.github.tfrnn.metrics.TruePositives;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Metrics over what is over a threshold and what is not. */
final class ConfusionMetrics {

  private static final int THRESHOLD_COUNT = 200;

  /** One threshold as a number, several as a list. */
  private static final OptionFormat<List<Double>> THRESHOLDS =
      OptionFormats.of(
          DOUBLES::read,
          values ->
              values.size() == 1 ? DoubleNode.valueOf(values.get(0)) : DOUBLES.write(null, values));

  static List<ClassFormat<? extends Metric>> all() {
    return List.of(
        TableFormat.of(
                "Precision",
                Precision.class,
                in -> new Precision(thresholds(in), integer(in, "top_k"), integer(in, "class_id")))
            .begunOptional("thresholds", THRESHOLDS, metric -> ifAny(metric.thresholds()))
            .begunOptional("top_k", INTEGER, metric -> boxed(metric.topK()))
            .begunOptional("class_id", INTEGER, metric -> boxed(metric.classId())),
        TableFormat.of(
                "Recall",
                Recall.class,
                in -> new Recall(thresholds(in), integer(in, "top_k"), integer(in, "class_id")))
            .begunOptional("thresholds", THRESHOLDS, metric -> ifAny(metric.thresholds()))
            .begunOptional("top_k", INTEGER, metric -> boxed(metric.topK()))
            .begunOptional("class_id", INTEGER, metric -> boxed(metric.classId())),
        TableFormat.of(
                "TruePositives", TruePositives.class, in -> new TruePositives(thresholds(in)))
            .begunOptional("thresholds", THRESHOLDS, metric -> ifAny(metric.thresholds())),
        TableFormat.of(
                "FalsePositives", FalsePositives.class, in -> new FalsePositives(thresholds(in)))
            .begunOptional("thresholds", THRESHOLDS, metric -> ifAny(metric.thresholds())),
        TableFormat.of(
                "TrueNegatives", TrueNegatives.class, in -> new TrueNegatives(thresholds(in)))
            .begunOptional("thresholds", THRESHOLDS, metric -> ifAny(metric.thresholds())),
        TableFormat.of(
                "FalseNegatives", FalseNegatives.class, in -> new FalseNegatives(thresholds(in)))
            .begunOptional("thresholds", THRESHOLDS, metric -> ifAny(metric.thresholds())),
        TableFormat.of(
                "SensitivityAtSpecificity",
                SensitivityAtSpecificity.class,
                in ->
                    new SensitivityAtSpecificity(
                        in.required("specificity", DOUBLE),
                        in.or("num_thresholds", INTEGER, THRESHOLD_COUNT),
                        integer(in, "class_id")))
            .begunOptional("class_id", INTEGER, metric -> boxed(metric.classId()))
            .begun("num_thresholds", INTEGER, SensitivityAtSpecificity::numThresholds)
            .begun("specificity", DOUBLE, SensitivityAtSpecificity::specificity),
        TableFormat.of(
                "SpecificityAtSensitivity",
                SpecificityAtSensitivity.class,
                in ->
                    new SpecificityAtSensitivity(
                        in.required("sensitivity", DOUBLE),
                        in.or("num_thresholds", INTEGER, THRESHOLD_COUNT),
                        integer(in, "class_id")))
            .begunOptional("class_id", INTEGER, metric -> boxed(metric.classId()))
            .begun("num_thresholds", INTEGER, SpecificityAtSensitivity::numThresholds)
            .begun("sensitivity", DOUBLE, SpecificityAtSensitivity::sensitivity),
        TableFormat.of(
                "PrecisionAtRecall",
                PrecisionAtRecall.class,
                in ->
                    new PrecisionAtRecall(
                        in.required("recall", DOUBLE),
                        in.or("num_thresholds", INTEGER, THRESHOLD_COUNT),
                        integer(in, "class_id")))
            .begunOptional("class_id", INTEGER, metric -> boxed(metric.classId()))
            .begun("num_thresholds", INTEGER, PrecisionAtRecall::numThresholds)
            .begun("recall", DOUBLE, PrecisionAtRecall::recall),
        TableFormat.of(
                "RecallAtPrecision",
                RecallAtPrecision.class,
                in ->
                    new RecallAtPrecision(
                        in.required("precision", DOUBLE),
                        in.or("num_thresholds", INTEGER, THRESHOLD_COUNT),
                        integer(in, "class_id")))
            .begunOptional("class_id", INTEGER, metric -> boxed(metric.classId()))
            .begun("num_thresholds", INTEGER, RecallAtPrecision::numThresholds)
            .begun("precision", DOUBLE, RecallAtPrecision::precision));
  }

  private static List<Double> thresholds(Options in) {
    return in.or("thresholds", THRESHOLDS, List.of());
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

  private ConfusionMetrics() {}
}
