package io.github.tfrnn.samples.reports;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The probabilities of the classes of some inputs, a row each. Its arrays are not to be changed.
 */
public final class Predictions {
  private final float[][] probabilities; // [inputs, classes]

  private Predictions(float[][] probabilities) {
    this.probabilities = probabilities;
  }

  /** Returns those of a model: {@code [inputs, classes]}. */
  public static Predictions of(float[][] probabilities) {
    return new Predictions(probabilities);
  }

  /** Returns the number of inputs. */
  public int size() {
    return probabilities.length;
  }

  /** Returns the likeliest class of an input. */
  public int best(int input) {
    float[] row = probabilities[input];
    int best = 0;
    for (int c = 1; c < row.length; c++) {
      best = row[c] > row[best] ? c : best;
    }
    return best;
  }

  /** Returns the likeliest class of each input. */
  public int[] best() {
    int[] best = new int[size()];
    Arrays.setAll(best, this::best);
    return best;
  }

  /** Returns the classes of an input, the likeliest first. */
  public IntStream ranking(int input) {
    return IntStream.range(0, probabilities[input].length)
        .boxed()
        .sorted(Comparator.comparingDouble(c -> -probabilities[input][c]))
        .mapToInt(Integer::intValue);
  }

  /** Returns the probability of a class of an input, in [0, 1]. */
  public double probability(int input, int c) {
    return probabilities[input][c];
  }

  /**
   * Returns the greatest difference between two probabilities of the same class of the same input.
   */
  public double distance(Predictions other) {
    double greatest = 0;
    for (int i = 0; i < size(); i++) {
      for (int c = 0; c < probabilities[i].length; c++) {
        greatest = Math.max(greatest, Math.abs(probability(i, c) - other.probability(i, c)));
      }
    }
    return greatest;
  }
}
