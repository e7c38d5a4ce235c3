package io.github.tfrnn.text.subwords;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

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

  private static final int GONE = -1; // merged into the token before it

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

  /**
   * Merges as long as two neighbours can be: the first of the table first, of equal ones the
   * leftmost. Returns how many tokens are left, at the front.
   */
  int apply(int[] tokens, int count) {
    int[] next = new int[count];
    int[] before = new int[count];
    PriorityQueue<Long> queue = new PriorityQueue<>(); // rank and place of the left one
    for (int at = 0; at < count; at++) {
      next[at] = at + 1;
      before[at] = at - 1;
    }
    for (int at = 0; at + 1 < count; at++) {
      offer(queue, tokens, at, next);
    }
    while (!queue.isEmpty()) {
      long first = queue.poll();
      int at = (int) first;
      Merge merge = at(tokens, at, next);
      if (merge == null || merge.rank() != first >> Integer.SIZE) {
        continue; // a neighbour has become another meanwhile
      }
      int right = next[at];
      tokens[at] = merge.token();
      tokens[right] = GONE;
      next[at] = next[right];
      if (next[at] < count) {
        before[next[at]] = at;
        offer(queue, tokens, at, next);
      }
      if (before[at] >= 0) {
        offer(queue, tokens, before[at], next);
      }
    }
    int left = 0;
    for (int at = 0; at < count; at = next[at]) {
      tokens[left++] = tokens[at];
    }
    return left;
  }

  private void offer(PriorityQueue<Long> queue, int[] tokens, int at, int[] next) {
    Merge merge = at(tokens, at, next);
    if (merge != null) {
      queue.add((long) merge.rank() << Integer.SIZE | at);
    }
  }

  private Merge at(int[] tokens, int at, int[] next) {
    return tokens[at] == GONE || next[at] >= next.length
        ? null
        : merges.get(new Pair(tokens[at], tokens[next[at]]).key());
  }
}
