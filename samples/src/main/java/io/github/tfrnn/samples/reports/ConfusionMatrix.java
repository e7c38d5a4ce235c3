package io.github.tfrnn.samples.reports;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often each class was taken for each class. Immutable.
 *
 * <p>A share of nothing (precision of a class that was never predicted, recall of one that never
 * occurs) is 0, as in scikit-learn.
 */
public final class ConfusionMatrix {
  private final List<String> classes;
  private final int[][] counts; // [actual][predicted]

  private ConfusionMatrix(List<String> classes, int[][] counts) {
    this.classes = List.copyOf(classes);
    this.counts = counts;
  }

  /**
   * Counts predictions.
   *
   * @param classes names of the classes, in the order of their indices
   * @param actual the true class of each input
   * @param predicted the predicted class of each input
   * @throws IllegalArgumentException if the numbers of classes differ, or a class index is out of
   *     range
   */
  public static ConfusionMatrix of(List<String> classes, int[] actual, int[] predicted) {
    checkArgument(
        actual.length == predicted.length,
        "every input needs a prediction, got %s inputs and %s predictions",
        actual.length,
        predicted.length);
    int[][] counts = new int[classes.size()][classes.size()];
    for (int i = 0; i < actual.length; i++) {
      int larger = Math.max(actual[i], predicted[i]);
      int smaller = Math.min(actual[i], predicted[i]);
      checkArgument(
          smaller >= 0 && larger < classes.size(),
          "input %s: class indices must be in [0, %s), got %s taken for %s",
          i,
          classes.size(),
          actual[i],
          predicted[i]);
      counts[actual[i]][predicted[i]]++;
    }
    return new ConfusionMatrix(classes, counts);
  }

  /** Returns the names of the classes. */
  public List<String> classes() {
    return classes;
  }

  /** Returns how many inputs of one class were taken for another, or for itself. */
  public int count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** Returns the number of inputs. */
  public int total() {
    return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
  }

  /** Returns the number of inputs of a class. */
  public int support(int actual) {
    return Arrays.stream(counts[actual]).sum();
  }

  /** Returns the share of inputs whose class was found, in [0, 1]. */
  public double accuracy() {
    return share(IntStream.range(0, classes.size()).map(c -> counts[c][c]).sum(), total());
  }

  /** Returns which share of what was taken for a class is of it, in [0, 1]. */
  public double precision(int c) {
    return share(counts[c][c], Arrays.stream(counts).mapToInt(row -> row[c]).sum());
  }

  /** Returns which share of a class was found, in [0, 1]. */
  public double recall(int c) {
    return share(counts[c][c], support(c));
  }

  /** Returns the harmonic mean of precision and recall of a class, in [0, 1]. */
  public double f1(int c) {
    double sum = precision(c) + recall(c);
    return sum == 0 ? 0 : 2 * precision(c) * recall(c) / sum;
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  @Override
  public String toString() {
    return classes + " " + Arrays.deepToString(counts);
  }
}
