package io.github.tfrnn.samples.baselines;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives an id to each pair of neighbouring tokens seen in training, so that a bag can hold pairs:
 * of characters, say, of which one alone means little. Immutable.
 */
public final class TokenPairs {
  private final Map<Long, Integer> ids;

  private TokenPairs(Map<Long, Integer> ids) {
    this.ids = ids;
  }

  /** Numbers the pairs of some texts from 1, in the order in which they first come. */
  public static TokenPairs fit(int[][] sequences) {
    Map<Long, Integer> ids = new HashMap<>();
    for (int[] sequence : sequences) {
      for (int i = 1; i < sequence.length; i++) {
        ids.putIfAbsent(pair(sequence, i), ids.size() + 1);
      }
    }
    return new TokenPairs(ids);
  }

  /**
   * Returns the ids of the pairs of each text; pairs that were not seen in training are left out.
   */
  public int[][] sequences(int[][] sequences) {
    return Arrays.stream(sequences).map(this::sequence).toArray(int[][]::new);
  }

  private int[] sequence(int[] tokens) {
    int[] found = new int[tokens.length];
    int length = 0;
    for (int i = 1; i < tokens.length; i++) {
      Integer id = ids.get(pair(tokens, i));
      if (id != null) {
        found[length++] = id;
      }
    }
    return Arrays.copyOf(found, length);
  }

  /** Returns the number of ids, 0 for padding included. */
  public int vocabularySize() {
    return ids.size() + 1;
  }

  private static long pair(int[] tokens, int i) {
    return (long) tokens[i - 1] << 32 | tokens[i];
  }
}
