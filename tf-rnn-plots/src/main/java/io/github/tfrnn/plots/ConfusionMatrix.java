package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.stream.LongStream;

/**
 * How often rows of each class were taken for each class. Immutable.
 *
 * <p>As {@code sklearn.metrics.confusion_matrix} has it: a row for each true class, a column for
 * each predicted one.
 */
public final class ConfusionMatrix {

  private final long[][] counts;
  private final List<String> classes;

  private ConfusionMatrix(long[][] counts, List<String> classes) {
    this.counts = counts;
    this.classes = List.copyOf(classes);
  }

  /**
   * Returns a matrix of counts.
   *
   * @param counts {@code [true class, predicted class]}, not negative; copied
   * @param classes the names, in the order of the counts
   * @throws IllegalArgumentException if there are no classes, or the counts are not as many as they
   *     are, both ways
   */
  public static ConfusionMatrix of(long[][] counts, List<String> classes) {
    checkArgument(!classes.isEmpty(), "ConfusionMatrix: no classes: name at least one.");
    int size = classes.size();
    checkArgument(
        counts.length == size,
        "ConfusionMatrix: %s rows of counts for %s classes: there must be a row for each class.",
        counts.length,
        size);
    long[][] copy = new long[size][];
    for (int truth = 0; truth < size; truth++) {
      copy[truth] = counts[truth].clone();
      checkArgument(
          copy[truth].length == size,
          "ConfusionMatrix: row %s has %s counts for %s classes: there must be one for each.",
          truth,
          copy[truth].length,
          size);
      for (int predicted = 0; predicted < size; predicted++) {
        checkArgument(
            copy[truth][predicted] >= 0,
            "ConfusionMatrix: the count of row %s, column %s is %s: counts are 0 or more.",
            truth,
            predicted,
            copy[truth][predicted]);
      }
    }
    return new ConfusionMatrix(copy, classes);
  }

  /**
   * Counts.
   *
   * @param labels the true class of each row, in [0, classes)
   * @param predictions the predicted class of each row, in [0, classes)
   * @param classes the names, in the order of their numbers
   * @throws IllegalArgumentException if there are no rows or no classes, labels and predictions are
   *     not equally many, or one is no class
   */
  public static ConfusionMatrix of(int[] labels, int[] predictions, List<String> classes) {
    checkArgument(
        labels.length == predictions.length && labels.length > 0,
        "ConfusionMatrix: %s labels, %s predictions: there must be as many of both, at least one.",
        labels.length,
        predictions.length);
    long[][] counts = new long[classes.size()][classes.size()];
    for (int row = 0; row < labels.length; row++) {
      int truth = requireClass("label", row, labels[row], classes);
      counts[truth][requireClass("prediction", row, predictions[row], classes)]++;
    }
    return of(counts, classes);
  }

  private static int requireClass(String what, int row, int value, List<String> classes) {
    checkArgument(
        value >= 0 && value < classes.size(),
        "ConfusionMatrix: %s %s is %s, with %s classes it must be in [0, %s).",
        what,
        row,
        value,
        classes.size(),
        classes.size());
    return value;
  }

  /** Returns the names of the classes. */
  public List<String> classes() {
    return classes;
  }

  /** Returns how many rows of a class were taken for another one, or for itself. */
  public long count(int truth, int predicted) {
    return counts[truth][predicted];
  }

  /** Returns how many rows of a class there are. */
  public long support(int truth) {
    return LongStream.of(counts[truth]).sum();
  }

  /**
   * Returns the share of a class's rows that were taken for another one, or for itself; 0 if there
   * are none.
   */
  public double share(int truth, int predicted) {
    return counts[truth][predicted] == 0 ? 0 : counts[truth][predicted] / (double) support(truth);
  }

  /** Returns the share of all rows that were taken for what they are; 0 if there are none. */
  public double accuracy() {
    long right = 0;
    long all = 0;
    for (int truth = 0; truth < counts.length; truth++) {
      right += counts[truth][truth];
      all += support(truth);
    }
    return all == 0 ? 0 : right / (double) all;
  }
}
