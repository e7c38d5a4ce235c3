package io.github.tfrnn.losses;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Shapes;
import org.tensorflow.ndarray.Shape;

/** What labels have to be. */
final class LabelChecks {

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
    FloatRows floats = (FloatRows) labels;
    long size = floats.shape().size();
    long rowSize = size / floats.count();
    for (int i = 0; i < size; i++) {
      float value = floats.flat(i);
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "%s: label of row %d is %s, allowed are 0 to 1.".formatted(loss, i / rowSize, value));
      }
    }
  }

  private LabelChecks() {}
}
