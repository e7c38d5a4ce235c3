package io.github.tfrnn.losses;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Shapes;
import org.tensorflow.ndarray.Shape;

/** What labels have to be. */
final class LabelChecks {

  /** Which values a label may have. */
  @FunctionalInterface
  interface Allowed {
    boolean test(float value);
  }

  static void requireShape(String loss, Rows labels, Shape expected, String remedy) {
    boolean fits =
        labels.shape().tail().isCompatibleWith(expected.tail())
            && labels.shape().numDimensions() == expected.numDimensions();
    if (!fits) {
      throw new IllegalArgumentException(
          "%s: labels must be %s, got %s. %s"
              .formatted(loss, Shapes.toString(expected), Shapes.toString(labels.shape()), remedy));
    }
  }

  /**
   * Labels in the shape of the predictions; where those have a last axis of 1, labels may be
   * without it.
   */
  static void requireLike(String loss, Rows labels, Shape predictions, String remedy) {
    boolean withoutLast =
        Shapes.last(predictions) == 1
            && labels.shape().numDimensions() == predictions.numDimensions() - 1;
    requireShape(loss, labels, withoutLast ? withoutLast(predictions) : predictions, remedy);
  }

  /** Finite numbers, one for each output. */
  static void requireNumbers(String loss, Rows labels, Shape predictions) {
    requireLike(loss, labels, predictions, "One number for each output is needed.");
    requireEach(loss, labels, Float::isFinite, "finite numbers");
  }

  /** One-hot labels, or shares of classes, one column for each output. */
  static void requireOneHot(String loss, Rows labels, Shape predictions) {
    String remedy =
        labels instanceof IntRows
            ? "Class numbers? Make them one-hot with toCategorical, or compile with"
                + " SPARSE_CATEGORICAL_CROSSENTROPY."
            : "One column for each output of the model's last layer is needed.";
    requireShape(loss, labels, predictions, remedy);
    requireShares(loss, labels);
  }

  /** Labels 0 or 1, or shares, one for each output. */
  static void requireBinary(String loss, Rows labels, Shape predictions) {
    requireLike(
        loss,
        labels,
        predictions,
        Shapes.last(predictions) == 1
            ? "One label, 0 or 1, for each row of the model's outputs is needed."
            : "One column for each output is needed. More than two classes? Compile with"
                + " CATEGORICAL_CROSSENTROPY.");
    requireShares(loss, labels);
  }

  /**
   * Class numbers, one for each row of outputs, with or without a last axis of 1.
   *
   * @return the labels
   */
  static IntRows requireClassNumbers(String loss, Rows labels, Shape predictions) {
    Shape expected = withoutLast(predictions);
    if (labels instanceof FloatRows) {
      throw new IllegalArgumentException(
          "%s: labels must be class numbers (int) %s, got numbers (float) %s. One-hot labels? Compile"
                  .formatted(loss, Shapes.toString(expected), Shapes.toString(labels.shape()))
              + " with CATEGORICAL_CROSSENTROPY.");
    }
    boolean lastAxisOfOne =
        labels.shape().numDimensions() == expected.numDimensions() + 1
            && Shapes.last(labels.shape()) == 1;
    requireShape(
        loss,
        labels,
        lastAxisOfOne ? expected.append(1) : expected,
        "One class number for each row of the model's outputs is needed.");
    return (IntRows) labels;
  }

  static void requireClasses(String loss, IntRows labels, long classes) {
    labels.requireBelow(
        classes,
        loss + ": label",
        "The model's last layer has %d outputs: one for each class is needed.".formatted(classes));
  }

  /** Probabilities or shares: every value in [0, 1]. */
  static void requireShares(String loss, Rows labels) {
    if (labels instanceof IntRows ints) {
      ints.requireBelow(2, loss + ": label", "Labels are 0 or 1.");
      return;
    }
    requireEach(loss, labels, value -> value >= 0 && value <= 1, "0 to 1");
  }

  /**
   * Checks every value.
   *
   * @param what the values that are allowed, as a message tells them
   */
  static void requireEach(String loss, Rows labels, Allowed allowed, String what) {
    int size = Math.toIntExact(labels.shape().size());
    int rowSize = size / labels.count();
    for (int i = 0; i < size; i++) {
      if (!allowed.test(value(labels, i))) {
        throw new IllegalArgumentException(
            "%s: label of row %d is %s, allowed are %s."
                .formatted(
                    loss,
                    i / rowSize,
                    labels instanceof IntRows ints ? ints.flat(i) : value(labels, i),
                    what));
      }
    }
  }

  private static float value(Rows labels, int index) {
    return labels instanceof IntRows ints ? ints.flat(index) : ((FloatRows) labels).flat(index);
  }

  /** All but the last axis. */
  static Shape withoutLast(Shape shape) {
    return shape.take(shape.numDimensions() - 1);
  }

  private LabelChecks() {}
}
