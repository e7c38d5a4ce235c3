package io.github.tfrnn.decoding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first labels of a labelling: a node of the tree of all that were looked at, so that the same
 * labels are the same object however they were come by. For one thread.
 *
 * <p>All probabilities are natural logarithms, and those of the timesteps so far. They are kept
 * apart by what the last timestep is: after a blank the last label may come again as another one.
 */
final class Prefix {
  private static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;

  private final Prefix parent; // null at the root
  private final int label; // the last one; 0 at the root
  private final int age; // how many were made before it
  private final Map<Integer, Prefix> children = new HashMap<>();

  private double endingInBlank = IMPOSSIBLE;
  private double endingInLabel = IMPOSSIBLE;
  private double nextInBlank = IMPOSSIBLE;
  private double nextInLabel = IMPOSSIBLE;
  private boolean kept; // is one of the beam
  private boolean waiting; // may be one of the next beam

  private Prefix(Prefix parent, int label, int age) {
    this.parent = parent;
    this.label = label;
    this.age = age;
  }

  /** Returns that of no labels, which before the first timestep is certain. */
  static Prefix root() {
    Prefix root = new Prefix(null, 0, 0);
    root.endingInBlank = 0;
    root.kept = true;
    return root;
  }

  /** Returns the one with a label more. */
  Prefix child(int next, int newAge) {
    return children.computeIfAbsent(next, key -> new Prefix(this, next, newAge));
  }

  /** Returns the one with a label more, if it was ever made. */
  Optional<Prefix> known(int next) {
    return Optional.ofNullable(children.get(next));
  }

  /** Returns the probability of all ways to come here. */
  double total() {
    return logAdd(endingInBlank, endingInLabel);
  }

  /** Returns the probability with the next timestep. */
  double nextTotal() {
    return logAdd(nextInBlank, nextInLabel);
  }

  int age() {
    return age;
  }

  boolean isKept() {
    return kept;
  }

  boolean isWaiting() {
    return waiting;
  }

  void setWaiting(boolean now) {
    waiting = now;
  }

  /** Returns the probability of the ways that a label can follow as another one. */
  double before(int next) {
    return next == label ? endingInBlank : total();
  }

  /**
   * Goes on by a timestep that adds no label to this one, or makes this one of its parent.
   *
   * @param logs of the classes
   */
  void stay(double[] logs) {
    nextInBlank = total() + logs[0];
    nextInLabel = IMPOSSIBLE;
    if (parent != null) {
      double repeated = endingInLabel + logs[label];
      double added = parent.kept ? parent.before(label) + logs[label] : IMPOSSIBLE;
      nextInLabel = logAdd(repeated, added);
    }
  }

  /**
   * Begins with a timestep that adds the label of this one to its parent, which alone leads here.
   */
  void begin(double logProbability) {
    nextInBlank = IMPOSSIBLE;
    nextInLabel = logProbability;
  }

  void drop() {
    kept = false;
  }

  /** Makes the next timestep the last one. */
  void keep() {
    endingInBlank = nextInBlank;
    endingInLabel = nextInLabel;
    kept = true;
    waiting = false;
  }

  Labelling labelling() {
    List<Integer> labels = new ArrayList<>();
    for (Prefix each = this; each.parent != null; each = each.parent) {
      labels.add(each.label);
    }
    Collections.reverse(labels);
    return new Labelling(labels, total());
  }

  private static double logAdd(double a, double b) {
    double greater = Math.max(a, b);
    return greater == IMPOSSIBLE
        ? greater
        : greater + Math.log1p(Math.exp(Math.min(a, b) - greater));
  }
}
