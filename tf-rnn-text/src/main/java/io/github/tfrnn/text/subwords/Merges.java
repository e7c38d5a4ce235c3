package io.github.tfrnn.text.subwords;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which two neighbouring tokens become one, and which pair comes first. Immutable. */
final class Merges {

  /**
   * Two tokens.
   *
   * @param left number of the first
   * @param right number of the second
   */
  record Pair(int left, int right) {
    long key() {
      return (long) left << Integer.SIZE | right;
    }
  }

  private record Merge(int rank, int token) {}

  private final Map<Long, Merge> merges = new HashMap<>();

  /**
   * Makes the table.
   *
   * @param pairs the first comes first
   * @param made the number of the token that each becomes
   */
  Merges(List<Pair> pairs, List<Integer> made) {
    for (int rank = 0; rank < pairs.size(); rank++) {
      merges.putIfAbsent(pairs.get(rank).key(), new Merge(rank, made.get(rank)));
    }
  }

  /** Merges as long as two neighbours can be; returns how many tokens are left, at the front. */
  int apply(int[] tokens, int count) {
    int length = count;
    while (length > 1) {
      int at = -1;
      Merge first = null;
      for (int i = 0; i + 1 < length; i++) {
        Merge merge = merges.get(new Pair(tokens[i], tokens[i + 1]).key());
        if (merge != null && (first == null || merge.rank() < first.rank())) {
          first = merge;
          at = i;
        }
      }
      if (first == null) {
        break;
      }
      tokens[at] = first.token();
      System.arraycopy(tokens, at + 2, tokens, at + 1, length - at - 2);
      length--;
    }
    return length;
  }
}
