package io.github.tfrnn.losses;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Shapes;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** Is a label that cannot be meant refused by a sentence, and everything else let through? */
class LabelChecksTest {

  private static final Shape TWO = Shape.of(Shapes.UNKNOWN, 2);
  private static final Shape ONE = Shape.of(Shapes.UNKNOWN, 1);
  private static final Shape STEPS = Shape.of(Shapes.UNKNOWN, Shapes.UNKNOWN, 2);

  private static void refused(Loss loss, Rows labels, Shape outputs, String message) {
    refused(() -> loss.check(labels, outputs), message);
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void numbers() {
    List<Loss> losses =
        List.of(
            Loss.MEAN_SQUARED_ERROR,
            Loss.MEAN_ABSOLUTE_ERROR,
            Loss.MEAN_ABSOLUTE_PERCENTAGE_ERROR,
            Loss.MEAN_SQUARED_LOGARITHMIC_ERROR,
            Loss.HUBER,
            Loss.LOG_COSH,
            Loss.COSINE_SIMILARITY);
    for (Loss loss : losses) {
      loss.check(Rows.of(new float[][] {{-3, 1e30f}}), TWO);
      loss.check(Rows.of(new float[] {1, 2}), ONE);
      loss.check(Rows.of(new int[] {-1, 2}), ONE);
      loss.check(Rows.of(new float[][][] {{{1, 2}, {3, 4}}}), STEPS);
      refused(
          loss,
          Rows.of(new float[] {1, 2}),
          TWO,
          loss + ": labels must be [?, 2], got [2]. One number for each output is needed.");
      refused(
          loss,
          Rows.of(new float[][] {{1, 2}, {3, Float.NaN}}),
          TWO,
          loss + ": label of row 1 is NaN, allowed are finite numbers.");
      refused(
          loss,
          Rows.of(new float[] {Float.NEGATIVE_INFINITY}),
          ONE,
          loss + ": label of row 0 is -Infinity, allowed are finite numbers.");
    }
  }

  @Test
  void counts() {
    Loss.POISSON.check(Rows.of(new int[] {0, 7}), ONE);
    Loss.POISSON.check(Rows.of(new float[] {0.5f}), ONE);
    refused(
        Loss.POISSON,
        Rows.of(new int[] {3, -1}),
        ONE,
        "poisson: label of row 1 is -1, allowed are counts, 0 and more.");
  }

  @Test
  void probabilities() {
    Loss.KL_DIVERGENCE.check(Rows.of(new float[][] {{0.5f, 0.5f}}), TWO);
    refused(
        Loss.KL_DIVERGENCE,
        Rows.of(new float[][] {{0.5f, 1.5f}}),
        TWO,
        "kl_divergence: label of row 0 is 1.5, allowed are 0 to 1.");
    for (Loss loss : List.of(Loss.CATEGORICAL_FOCAL_CROSSENTROPY, Loss.CATEGORICAL_HINGE)) {
      refused(
          loss,
          Rows.of(new int[] {0, 1}),
          TWO,
          loss
              + ": labels must be [?, 2], got [2]. Class numbers? Make them one-hot with"
              + " toCategorical, or compile with SPARSE_CATEGORICAL_CROSSENTROPY.");
    }
    for (Loss loss : List.of(Loss.BINARY_FOCAL_CROSSENTROPY, Loss.DICE, Loss.TVERSKY)) {
      loss.check(Rows.of(new int[] {0, 1}), ONE);
      refused(
          loss,
          Rows.of(new int[] {0, 2}),
          ONE,
          loss + ": label: row 1 is 2, allowed are 0 to 1. Labels are 0 or 1.");
    }
  }

  @Test
  void signs() {
    for (Loss loss : List.of(Loss.HINGE, Loss.SQUARED_HINGE)) {
      loss.check(Rows.of(new int[] {-1, 1, 0}), ONE);
      loss.check(Rows.of(new float[][] {{-1, 1}}), TWO);
      refused(
          loss,
          Rows.of(new float[] {1, 0.5f}),
          ONE,
          loss + ": label of row 1 is 0.5, allowed are -1, 0 and 1.");
      refused(
          loss,
          Rows.of(new int[] {1, 2, 3}),
          TWO,
          loss
              + ": labels must be [?, 2], got [3]. One label, -1 or 1, for each output is needed.");
    }
  }

  @Test
  void classes() {
    refused(
        Loss.CATEGORICAL_GENERALIZED_CROSS_ENTROPY,
        Rows.of(new int[] {0, 2}),
        TWO,
        "categorical_generalized_cross_entropy: label: row 1 is 2, allowed are 0 to 1. The model's"
            + " last layer has 2 outputs: one for each class is needed.");
    Loss ignoring = SparseCategoricalCrossentropy.standard().withIgnoreClass(-1);
    ignoring.check(Rows.of(new int[] {0, -1, 1}), TWO);
    refused(
        ignoring,
        Rows.of(new int[] {0, -1, 2}),
        TWO,
        "sparse_categorical_crossentropy: label of row 2 is 2, allowed are 0 to 1, and -1, which is"
            + " ignored.");
    Loss.CIRCLE.check(Rows.of(new int[] {7, 100, 7}), TWO);
    refused(
        Loss.CIRCLE,
        Rows.of(new int[][] {{7, 100}}),
        STEPS,
        "circle: the model's outputs must be embeddings [batch, n], got [?, ?, 2].");
  }

  @Test
  void axes() {
    Rows labels = Rows.of(new int[][] {{0, 1}});
    new Dice(List.of(1)).check(labels, TWO);
    new Dice(List.of(-1)).check(labels, TWO);
    refused(
        new Dice(List.of(1, 2)),
        labels,
        TWO,
        "dice: axes must be some of the model's outputs [?, 2], got [1, 2]. The batch's is not"
            + " among them: for the overlap of the whole batch give no axes at all.");
    refused(
        new CosineSimilarity(-2),
        labels,
        TWO,
        "cosine_similarity: axis must be one of the model's outputs [?, 2], and not the batch's,"
            + " got -2.");
  }

  @Test
  void options() {
    refused(() -> Huber.of(0), "Huber: delta must be positive, got 0.0");
    refused(
        () -> new CosineSimilarity(0), "CosineSimilarity: axis 0 is the batch's, and no vector");
    refused(
        () -> BinaryFocalCrossentropy.standard().withGamma(-1),
        "BinaryFocalCrossentropy: gamma must not be negative, got -1.0");
    refused(
        () -> BinaryFocalCrossentropy.standard().withClassBalancing(2),
        "BinaryFocalCrossentropy: alpha must be in [0, 1], got 2.0");
    refused(
        () -> CategoricalFocalCrossentropy.standard().withLabelSmoothing(2),
        "CategoricalFocalCrossentropy: labelSmoothing must be in [0, 1], got 2.0");
    refused(
        () -> CategoricalGeneralizedCrossEntropy.of(1),
        "CategoricalGeneralizedCrossEntropy: q must be in (0, 1), got 1.0");
    refused(() -> Tversky.of(-1, 1), "Tversky: alpha must not be negative, got -1.0");
    refused(() -> new Circle(80, 1, true), "Circle: margin must be in (0, 1), got 1.0");
  }
}
