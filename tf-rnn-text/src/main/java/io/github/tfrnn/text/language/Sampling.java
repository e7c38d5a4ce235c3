package io.github.tfrnn.text.language;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * How the next token is drawn from the probabilities of all: first temperature, then top-k, then
 * top-p.
 *
 * <p>Source: temperature as in Ackley, Hinton, Sejnowski (1985); top-k as in Fan, Lewis, Dauphin
 * (2018); top-p, or nucleus, as in Holtzman et al. (2020). Immutable.
 *
 * @param temperature above 0; below 1 likely tokens become likelier, above 1 all become more alike
 * @param topK only the k likeliest tokens are drawn from, at least 1; {@code Integer.MAX_VALUE} for
 *     all
 * @param topP only the likeliest tokens that together reach this share are drawn from, in (0, 1]
 */
public record Sampling(double temperature, int topK, double topP) {

  public Sampling {
    checkArgument(
        temperature > 0 && temperature < Double.POSITIVE_INFINITY,
        "Sampling: the temperature must be above 0 and finite, got %s (top-k of 1 takes the"
            + " likeliest token)",
        temperature);
    checkArgument(topK >= 1, "Sampling: top-k must be at least 1, got %s", topK);
    checkArgument(topP > 0 && topP <= 1, "Sampling: top-p must be in (0, 1], got %s", topP);
  }

  /** Returns sampling from the probabilities as they are. */
  public static Sampling plain() {
    return new Sampling(1, Integer.MAX_VALUE, 1);
  }

  /** Returns sampling that always takes the likeliest token. */
  public static Sampling greedy() {
    return plain().withTopK(1);
  }

  /** Returns sampling with a temperature. */
  public static Sampling temperature(double temperature) {
    return new Sampling(temperature, Integer.MAX_VALUE, 1);
  }

  /** Returns the same with another limit of tokens. */
  public Sampling withTopK(int newTopK) {
    return new Sampling(temperature, newTopK, topP);
  }

  /** Returns the same with another share of tokens. */
  public Sampling withTopP(double newTopP) {
    return new Sampling(temperature, topK, newTopP);
  }

  /**
   * Draws a token.
   *
   * @param probabilities of all tokens; need not add up to 1
   * @throws IllegalArgumentException if none is above 0, or one is negative or not a number
   */
  public int draw(float[] probabilities, RandomGenerator random) {
    double[] weights = weights(probabilities);
    if (topK < weights.length || topP < 1) {
      keepLikeliest(weights);
    }
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = random.nextDouble() * total;
    int drawn = -1;
    for (int id = 0; id < weights.length; id++) {
      if (weights[id] > 0) {
        drawn = id;
        left -= weights[id];
        if (left < 0) {
          break;
        }
      }
    }
    return drawn;
  }

  /** Returns p^(1/temperature), the largest being 1 so that none is lost to rounding. */
  private double[] weights(float[] probabilities) {
    float largest = 0;
    for (float probability : probabilities) {
      checkArgument(
          probability >= 0 && probability < Float.POSITIVE_INFINITY,
          "Sampling: probabilities must be at least 0 and finite, got %s",
          probability);
      largest = Math.max(largest, probability);
    }
    checkArgument(
        largest > 0, "Sampling: none of %s probabilities is above 0", probabilities.length);
    double[] weights = new double[probabilities.length];
    for (int id = 0; id < weights.length; id++) {
      weights[id] = Math.pow(probabilities[id] / (double) largest, 1 / temperature);
    }
    return weights;
  }

  /** Makes those zero that are not drawn from; of equally likely ones, the later. */
  private void keepLikeliest(double[] weights) {
    Integer[] order = new Integer[weights.length];
    Arrays.setAll(order, id -> id);
    Arrays.sort(order, (a, b) -> Double.compare(weights[b], weights[a])); // stable
    double total = 0;
    for (int rank = 0; rank < Math.min(topK, order.length); rank++) {
      total += weights[order[rank]];
    }
    double reached = 0;
    for (int rank = 0; rank < order.length; rank++) {
      if (rank >= topK || (rank > 0 && reached >= topP * total)) {
        weights[order[rank]] = 0;
      } else {
        reached += weights[order[rank]];
      }
    }
  }
}
