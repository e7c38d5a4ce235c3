package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.Objects;

/** Class ids as the targets of a model. Stateless, safe for use by several threads. */
public final class Labels {

  /**
   * Returns a row for each label with 1 in the column of its class and 0 elsewhere, with as many
   * classes as the largest label asks for.
   *
   * <p>Give the number of classes for data in parts: the largest class may be missing in one.
   *
   * @param labels class ids, at least 0
   * @return {@code [labels, largest label + 1]}
   * @throws IllegalArgumentException if a label is negative, or there are no labels
   */
  public static float[][] toCategorical(int[] labels) {
    Objects.requireNonNull(labels, "toCategorical: labels is null");
    checkArgument(
        labels.length > 0,
        "toCategorical: there are no labels to count the classes from: give numClasses");
    int largest = Arrays.stream(labels).max().getAsInt();
    checkArgument(
        largest < Integer.MAX_VALUE, "toCategorical: %s is too large for a label", largest);
    return toCategorical(labels, Math.max(largest, 0) + 1);
  }

  /**
   * Returns a row for each label with 1 in the column of its class and 0 elsewhere.
   *
   * <p>Source: {@code keras.utils.to_categorical}, which returns float64 and counts negative labels
   * from the end.
   *
   * @param labels class ids, in [0, numClasses)
   * @param numClasses at least 1
   * @return {@code [labels, numClasses]}
   * @throws IllegalArgumentException if a label is not in [0, numClasses), or numClasses is less
   *     than 1
   */
  public static float[][] toCategorical(int[] labels, int numClasses) {
    Objects.requireNonNull(labels, "toCategorical: labels is null");
    checkArgument(
        numClasses >= 1, "toCategorical: numClasses must be at least 1, got %s", numClasses);
    float[][] rows = new float[labels.length][numClasses];
    for (int row = 0; row < labels.length; row++) {
      int label = labels[row];
      checkArgument(
          label >= 0 && label < numClasses,
          "toCategorical: labels of %s classes must be in [0, %s], got %s in row %s",
          numClasses,
          numClasses - 1,
          label,
          row);
      rows[row][label] = 1;
    }
    return rows;
  }

  private Labels() {}
}
