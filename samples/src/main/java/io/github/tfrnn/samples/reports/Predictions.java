package io.github.tfrnn.samples.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The probabilities of the classes of some texts. Its arrays are not to be changed. */
final class Predictions {
  private final float[][] probabilities; // [texts, classes]

  private Predictions(float[][] probabilities) {
    this.probabilities = probabilities;
  }

  static Predictions of(float[][] probabilities) {
    return new Predictions(probabilities);
  }

  /** Returns the number of texts. */
  int size() {
    return probabilities.length;
  }

  /** Returns the likeliest class of a text. */
  int best(int text) {
    float[] row = probabilities[text];
    int best = 0;
    for (int c = 1; c < row.length; c++) {
      best = row[c] > row[best] ? c : best;
    }
    return best;
  }

  /** Returns the likeliest class of each text. */
  int[] best() {
    int[] best = new int[size()];
    Arrays.setAll(best, this::best);
    return best;
  }

  /** Returns the classes of a text, the likeliest first. */
  IntStream ranking(int text) {
    return IntStream.range(0, probabilities[text].length)
        .boxed()
        .sorted(Comparator.comparingDouble(c -> -probabilities[text][c]))
        .mapToInt(Integer::intValue);
  }

  /** Returns the probability of a class of a text, in [0, 1]. */
  double probability(int text, int c) {
    return probabilities[text][c];
  }

  /**
   * Returns the greatest difference between two probabilities of the same class of the same text.
   */
  double distance(Predictions other) {
    double greatest = 0;
    for (int i = 0; i < size(); i++) {
      for (int c = 0; c < probabilities[i].length; c++) {
        greatest = Math.max(greatest, Math.abs(probability(i, c) - other.probability(i, c)));
      }
    }
    return greatest;
  }
}
