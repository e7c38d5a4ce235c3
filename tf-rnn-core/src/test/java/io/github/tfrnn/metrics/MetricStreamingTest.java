package io.github.tfrnn.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.tfrnn.metrics.MetricRun.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Is what batches add up to what all of them at once give? */
class MetricStreamingTest {

  private static final int CLASSES = 5;
  private static final int TIMESTEPS = 6;

  /** What labels and predictions look like. */
  private enum Data {
    NUMBERS,
    SHARES,
    SEVERAL,
    ONE_HOT,
    IDS,
    SEQUENCES
  }

  private record Case(Metric metric, Data data) {
    @Override
    public String toString() {
      return metric + " of " + data;
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String name :
        List.of(
            "mse",
            "mae",
            "mape",
            "msle",
            "log_cosh_error",
            "root_mean_squared_error",
            "cosine_similarity",
            "pearson_correlation",
            "concordance_correlation",
            "r2_score",
            "hinge",
            "squared_hinge",
            "poisson",
            "kl_divergence")) {
      cases.add(new Case(Metric.of(name), name.equals("hinge") ? Data.SEVERAL : Data.SHARES));
    }
    cases.add(new Case(R2Score.create().withClassAggregation(Average.NONE), Data.NUMBERS));
    for (String name :
        List.of(
            "binary_accuracy",
            "precision",
            "recall",
            "true_positives",
            "false_positives",
            "true_negatives",
            "false_negatives",
            "auc",
            "binary_crossentropy",
            "f1_score")) {
      cases.add(new Case(Metric.of(name), Data.SEVERAL));
    }
    cases.add(new Case(Precision.create().withThresholds(0.7, 0.2).withTopK(3), Data.SEVERAL));
    cases.add(new Case(AUC.builder().multiLabel(true).curve(AUC.Curve.PR).build(), Data.SEVERAL));
    cases.add(new Case(SensitivityAtSpecificity.of(0.5), Data.SEVERAL));
    cases.add(new Case(SpecificityAtSensitivity.of(0.5), Data.SEVERAL));
    cases.add(new Case(PrecisionAtRecall.of(0.5), Data.SEVERAL));
    cases.add(new Case(RecallAtPrecision.of(0.5), Data.SEVERAL));
    cases.add(new Case(FBetaScore.of(2).withAverage(Average.WEIGHTED), Data.ONE_HOT));
    for (String name :
        List.of(
            "accuracy",
            "categorical_accuracy",
            "top_k_categorical_accuracy",
            "categorical_hinge",
            "categorical_crossentropy",
            "confusion_matrix")) {
      cases.add(new Case(Metric.of(name), Data.ONE_HOT));
    }
    for (String name :
        List.of(
            "accuracy",
            "sparse_categorical_accuracy",
            "sparse_top_k_categorical_accuracy",
            "sparse_categorical_crossentropy",
            "perplexity",
            "bits_per_character",
            "confusion_matrix")) {
      cases.add(new Case(Metric.of(name), Data.IDS));
    }
    cases.add(new Case(Perplexity.create().withIgnoreClass(3), Data.IDS));
    cases.add(new Case(LabelErrorRate.create(), Data.SEQUENCES));
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void batchesAddUp(Case test) {
    for (int seed = 0; seed < 3; seed++) {
      Random random = new Random(seed);
      boolean sequences = test.data() == Data.SEQUENCES || random.nextBoolean();
      int rows = 8 + random.nextInt(20);
      long[] lead = sequences ? new long[] {rows, TIMESTEPS} : new long[] {rows};
      Rows p = numbers(random, Shape.of(lead).append(CLASSES));
      Rows y = labels(random, test.data(), Shape.of(lead));
      Rows w = weights(random, sequences && random.nextBoolean() ? lead : new long[] {rows});
      boolean ids = test.data() == Data.IDS || test.data() == Data.SEQUENCES;
      try (MetricRun run = new MetricRun(test.metric(), ids, y.shape(), p.shape(), w.shape())) {
        double[] whole = run.sums(y, p, w);
        double[] parts = new double[whole.length];
        for (int from = 0; from < rows; ) {
          int to = Math.min(rows, from + 1 + random.nextInt(7));
          double[] part = run.sums(y.slice(from, to), p.slice(from, to), w.slice(from, to));
          for (int i = 0; i < parts.length; i++) {
            parts[i] += part[i];
          }
          from = to;
        }
        Map<String, Double> expected = test.metric().results(whole);
        Map<String, Double> streamed = test.metric().results(parts);
        assertThat(streamed.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
            (name, value) ->
                assertThat(streamed.get(name))
                    .as("%s, seed %s", name, random)
                    .isCloseTo(value, within(1e-4 * Math.max(1, Math.abs(value)))));
        assertThat(test.metric().result(parts))
            .isCloseTo(test.metric().result(whole), within(1e-4 * Math.max(1, whole.length)));
      }
    }
  }

  @Test
  void everyPublicMetricHasACase() {
    List<String> tested =
        cases()
            .map(
                test -> test.metric() instanceof NamedMetric named ? named.metric() : test.metric())
            .map(metric -> metric.getClass().getSimpleName())
            .toList();
    assertThat(
            new ClassFileImporter()
                .importPackages("io.github.tfrnn.metrics").stream()
                    .filter(type -> type.isAssignableTo(Metric.class) && !type.isInterface())
                    .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                    .map(JavaClass::getSimpleName)
                    .filter(name -> !name.equals("ShareWithin"))) // the documents' example
        .isNotEmpty()
        .isSubsetOf(tested);
  }

  private static Rows numbers(Random random, Shape shape) {
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.05f + 0.9f * random.nextFloat();
    }
    return new Rows(shape, values);
  }

  private static Rows weights(Random random, long... shape) {
    Rows weights = numbers(random, Shape.of(shape));
    for (int i = 0; i < weights.values().length; i++) {
      if (random.nextInt(4) == 0) {
        weights.values()[i] = 0; // masked
      }
    }
    return weights;
  }

  private static Rows labels(Random random, Data data, Shape lead) {
    if (data == Data.NUMBERS || data == Data.SHARES) {
      return numbers(random, lead.append(CLASSES));
    }
    boolean ids = data == Data.IDS || data == Data.SEQUENCES;
    Rows labels = numbers(random, ids ? lead : lead.append(CLASSES));
    float[] values = labels.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = ids ? random.nextInt(CLASSES) : random.nextInt(2);
    }
    if (data == Data.ONE_HOT) {
      java.util.Arrays.fill(values, 0);
      for (int row = 0; row < values.length; row += CLASSES) {
        values[row + random.nextInt(CLASSES)] = 1;
      }
    }
    return labels;
  }
}
