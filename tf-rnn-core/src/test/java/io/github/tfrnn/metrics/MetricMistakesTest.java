package io.github.tfrnn.metrics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** Do metrics say what is wrong? */
class MetricMistakesTest {

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private static ThrowingCallable of(
      Metric metric, boolean ids, Shape labels, Shape predictions, Shape weights) {
    return () -> new MetricRun(metric, ids, labels, predictions, weights).close();
  }

  @Test
  void labelsOfAnotherShapeAreRefused() {
    assertRefused(
        of(Metric.MEAN_ABSOLUTE_ERROR, false, Shape.of(4, 2), Shape.of(4, 3), Shape.of(4)),
        "mean_absolute_error: labels must be [?, 3], as the model's outputs are, got [?, 2].");
    assertRefused(
        of(F1Score.create(), true, Shape.of(4), Shape.of(4, 3), Shape.of(4)),
        "f1_score: labels must be [?, 3], as the model's outputs are, got [?]. Class numbers? Make"
            + " them one-hot with toCategorical.");
    assertRefused(
        of(Perplexity.create(), false, Shape.of(4, 3), Shape.of(4, 3), Shape.of(4)),
        "perplexity: labels must be class numbers [?], got [?, 3]. One-hot labels? Take the metric"
            + " for them.");
  }

  @Test
  void valuesForRowsDoNotGoWithMaskedTimesteps() {
    Metric metric =
        Metric.mean(
            "largest", (tf, labels, predictions) -> tf.max(predictions.floats(), tf.array(1, 2)));
    assertRefused(
        of(metric, false, Shape.of(4, 5, 3), Shape.of(4, 5, 3), Shape.of(4, 5)),
        "largest: timesteps are masked or weighted, so values must be [batch, timesteps, ...], got"
            + " [?].");
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertRefused(
        () -> Precision.create().withThresholds(0.5, 1.5),
        "Precision: thresholds must be in [0, 1], got 1.5");
    assertRefused(() -> Recall.create().withTopK(0), "Recall: topK must be at least 1, got 0");
    assertRefused(
        of(Recall.create().withClassId(3), false, Shape.of(4, 3), Shape.of(4, 3), Shape.of(4)),
        "recall: classId must be in [0, 3), the model's outputs are [?, 3], got 3.");
    assertRefused(
        of(Recall.create().withTopK(4), false, Shape.of(4, 3), Shape.of(4, 3), Shape.of(4)),
        "recall: topK must be at most 3, the model's outputs are [?, 3], got 4.");
    assertRefused(
        () -> AUC.builder().numThresholds(1).build(),
        "AUC: numThresholds must be at least 2, got 1");
    assertRefused(
        () -> PrecisionAtRecall.of(-0.1), "PrecisionAtRecall: recall must be in [0, 1], got -0.1");
    assertRefused(() -> FBetaScore.of(0), "FBetaScore: beta must be above 0, got 0.0");
    assertRefused(
        () -> R2Score.create().withClassAggregation(Average.MICRO),
        "R2Score: there is no classAggregation MICRO");
    assertRefused(
        () -> ConfusionMatrix.create().table(new double[3]),
        "ConfusionMatrix: 3 sums are not those of a table of classes");
  }
}
