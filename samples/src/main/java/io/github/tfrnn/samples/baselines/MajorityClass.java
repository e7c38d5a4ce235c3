package io.github.tfrnn.samples.baselines;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;

/**
 * Gives every input the class that was most frequent in training. Immutable.
 *
 * @param index the class; the lowest of several that are equally frequent
 */
public record MajorityClass(int index) {

  /**
   * Finds the most frequent class.
   *
   * @param labels at least one class index, each at least 0
   */
  public static MajorityClass fit(int[] labels) {
    checkArgument(labels.length > 0, "the majority class needs at least one label");
    int[] counts = new int[Arrays.stream(labels).max().getAsInt() + 1];
    int most = 0;
    for (int label : labels) {
      counts[label]++;
    }
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return new MajorityClass(most);
  }

  /** Returns the class of some inputs. */
  public int[] predict(int inputs) {
    int[] predicted = new int[inputs];
    Arrays.fill(predicted, index);
    return predicted;
  }
}
