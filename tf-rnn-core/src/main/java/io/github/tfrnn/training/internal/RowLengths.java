package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Node;
import java.util.Arrays;
import java.util.List;

/** How many timesteps of each row count. */
public final class RowLengths {

  /**
   * Returns the length of each row: the ids that are not 0, wherever they stand, or the timesteps
   * in which a feature differs from the value that the model's {@link Masking} leaves out, 0 if it
   * has none. Of several inputs, the longest counts.
   *
   * @param inputs ids {@code [rows, timesteps]}, or numbers {@code [rows, timesteps, features]}
   * @throws IllegalArgumentException if the rows have no timesteps
   */
  public static int[] of(Network network, List<Rows> inputs) {
    int[] longest = of(network, inputs.get(0));
    for (Rows more : inputs.subList(1, inputs.size())) {
      int[] lengths = of(network, more);
      Arrays.setAll(longest, row -> Math.max(longest[row], lengths[row]));
    }
    return longest;
  }

  private static int[] of(Network network, Rows x) {
    int axes = x.shape().numDimensions();
    if (x instanceof IntRows ids && axes == 2) {
      return ofIds(ids);
    }
    if (x instanceof FloatRows numbers && axes == 3) {
      return ofNumbers(numbers, maskValue(network));
    }
    throw new IllegalArgumentException(
        ("fit: bucketByLength needs rows with a length: token ids [rows, timesteps] or sequences"
                + " [rows, timesteps, features], got %s %s. Leave it out.")
            .formatted(
                x instanceof IntRows ? "ids (int)" : "numbers (float)",
                Shapes.toString(x.shape())));
  }

  private static int[] ofIds(IntRows ids) {
    int timesteps = (int) ids.shape().get(1);
    int[] lengths = new int[ids.count()];
    for (int row = 0; row < lengths.length; row++) {
      for (int step = 0; step < timesteps; step++) {
        lengths[row] += ids.flat(row * timesteps + step) == 0 ? 0 : 1;
      }
    }
    return lengths;
  }

  private static int[] ofNumbers(FloatRows numbers, float maskValue) {
    int timesteps = (int) numbers.shape().get(1);
    int features = (int) numbers.shape().get(2);
    int[] lengths = new int[numbers.count()];
    for (int row = 0; row < lengths.length; row++) {
      for (int step = 0; step < timesteps; step++) {
        lengths[row] +=
            counts(numbers, (row * timesteps + step) * features, features, maskValue) ? 1 : 0;
      }
    }
    return lengths;
  }

  private static boolean counts(FloatRows numbers, int from, int features, float maskValue) {
    for (int i = from; i < from + features; i++) {
      if (numbers.flat(i) != maskValue) {
        return true;
      }
    }
    return false;
  }

  private static float maskValue(Network network) {
    for (Node node : network.layers()) {
      if (node.layer().unwrapped() instanceof Masking masking) {
        return masking.maskValue();
      }
    }
    return 0;
  }

  private RowLengths() {}
}
