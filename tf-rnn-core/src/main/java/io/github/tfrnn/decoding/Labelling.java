package io.github.tfrnn.decoding;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/**
 * Labels that a sequence may read as, and how likely that is. Immutable.
 *
 * @param labels class numbers, at least 1, without blanks; may be empty
 * @param logProbability natural logarithm of the probability, at most 0 but for rounding
 */
public record Labelling(List<Integer> labels, double logProbability) {

  public Labelling {
    labels = List.copyOf(labels);
    checkArgument(
        !Double.isNaN(logProbability), "Labelling: the logarithm of the probability is NaN");
  }

  /** Returns the labels as a new array. */
  public int[] toArray() {
    return labels.stream().mapToInt(Integer::intValue).toArray();
  }
}
