package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How surely a model said of each row that it is of one class, and whether it is: what a curve of
 * ROC, or of precision and recall, is made of. Immutable.
 */
public final class Scores {

  private final String name;
  private final List<Step> steps;

  /**
   * What is said to be of the class if scores from some value on are.
   *
   * @param truePositives rows of the class among them
   * @param falsePositives other rows among them
   */
  record Step(double score, int truePositives, int falsePositives) {}

  private Scores(String name, List<Step> steps) {
    this.name = name;
    this.steps = List.copyOf(steps);
  }

  /**
   * Returns the scores of one class, or of one model.
   *
   * @param name in the legend
   * @param positives whether each row is of the class
   * @param scores of each row, the higher the surer; finite, of any scale
   * @throws IllegalArgumentException if there are not as many of both, a score is not finite, or
   *     not both rows of the class and others are there
   */
  public static Scores of(String name, boolean[] positives, float[] scores) {
    checkArgument(
        positives.length == scores.length,
        "Scores \"%s\": %s rows, %s scores: there must be as many of both.",
        name,
        positives.length,
        scores.length);
    int count = 0;
    for (int row = 0; row < scores.length; row++) {
      Finite.require("Scores \"" + name + "\"", "score %d", row, scores[row]);
      count += positives[row] ? 1 : 0;
    }
    checkArgument(
        count > 0 && count < scores.length,
        "Scores \"%s\": %s of %s rows are of the class: a curve needs rows that are and rows that"
            + " are not.",
        name,
        count,
        scores.length);
    return new Scores(name, steps(positives, scores));
  }

  /**
   * Returns the scores of each class against all others.
   *
   * @param labels the class of each row, in [0, classes)
   * @param scores {@code [rows, classes]}, such as a softmax gives them
   * @param classes the names, in the order of their numbers
   * @throws IllegalArgumentException as {@link #of} throws it, or if sizes differ
   */
  public static List<Scores> ofClasses(int[] labels, float[][] scores, List<String> classes) {
    checkArgument(
        labels.length == scores.length,
        "Scores: %s labels, %s rows of scores: there must be as many of both.",
        labels.length,
        scores.length);
    List<Scores> all = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      boolean[] positives = new boolean[labels.length];
      float[] own = new float[labels.length];
      for (int row = 0; row < labels.length; row++) {
        checkArgument(
            scores[row].length == classes.size()
                && labels[row] >= 0
                && labels[row] < classes.size(),
            "Scores: row %s has the label %s and %s scores, with %s classes the label must be in"
                + " [0, %s), with a score for each class.",
            row,
            labels[row],
            scores[row].length,
            classes.size(),
            classes.size());
        positives[row] = labels[row] == c;
        own[row] = scores[row][c];
      }
      all.add(of(classes.get(c), positives, own));
    }
    return all;
  }

  /** Rows of one score are one step: nothing tells them apart. */
  private static List<Step> steps(boolean[] positives, float[] scores) {
    List<Integer> falling =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparing((Integer row) -> scores[row] + 0f).reversed())
            .toList();
    List<Step> steps = new ArrayList<>();
    int truePositives = 0;
    int falsePositives = 0;
    for (int i = 0; i < falling.size(); i++) {
      int row = falling.get(i);
      if (positives[row]) {
        truePositives++;
      } else {
        falsePositives++;
      }
      boolean last = i + 1 == falling.size();
      if (last || scores[falling.get(i + 1)] != scores[row]) {
        steps.add(new Step(scores[row], truePositives, falsePositives));
      }
    }
    return steps;
  }

  /** Returns the name in the legend. */
  public String name() {
    return name;
  }

  /** Returns a step for each score that some row has, from the highest. */
  List<Step> steps() {
    return steps;
  }

  /** Returns how many rows are of the class. */
  int positives() {
    return steps.get(steps.size() - 1).truePositives();
  }

  /** Returns how many rows are not. */
  int negatives() {
    return steps.get(steps.size() - 1).falsePositives();
  }
}
