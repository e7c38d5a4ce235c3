package io.github.tfrnn.text.subwords;

import io.github.tfrnn.text.subwords.Merges.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Finds the pairs of tokens to merge: the most frequent pair becomes a token, again and again.
 *
 * <p>Works on different pieces with their counts, and looks again only at pieces that a merge has
 * changed. Of equally frequent pairs that of the smaller numbers comes first. For one thread.
 */
final class MergeLearner {

  private static final class Piece {
    int[] tokens;
    final long count;

    Piece(int[] tokens, long count) {
      this.tokens = tokens;
      this.count = count;
    }
  }

  private record Candidate(Pair pair, long count) {}

  private static final Comparator<Candidate> MOST_FREQUENT =
      Comparator.comparingLong((Candidate each) -> -each.count())
          .thenComparingInt(each -> each.pair().left())
          .thenComparingInt(each -> each.pair().right());

  private final List<Piece> pieces = new ArrayList<>();
  private final Map<Pair, Long> counts = new HashMap<>();
  private final Map<Pair, Set<Integer>> places = new HashMap<>(); // pieces that may have a pair
  private final PriorityQueue<Candidate> queue = new PriorityQueue<>(MOST_FREQUENT);

  /** Adds a piece that stands in the texts so many times. */
  void add(int[] tokens, long count) {
    int number = pieces.size();
    pieces.add(new Piece(tokens, count));
    for (int i = 0; i + 1 < tokens.length; i++) {
      count(new Pair(tokens[i], tokens[i + 1]), count, number);
    }
  }

  private void count(Pair pair, long change, int piece) {
    counts.merge(pair, change, Long::sum);
    if (change > 0) {
      places.computeIfAbsent(pair, each -> new HashSet<>()).add(piece);
    }
  }

  /** Begins; when all pieces are added. */
  void begin() {
    counts.forEach((pair, count) -> queue.add(new Candidate(pair, count)));
  }

  /**
   * Returns the most frequent pair; null if none is frequent enough.
   *
   * @param least how often it has to be there
   */
  Pair next(long least) {
    while (!queue.isEmpty()) {
      Candidate best = queue.poll();
      long count = counts.getOrDefault(best.pair(), 0L);
      if (count == best.count() && count >= Math.max(1, least)) {
        return best.pair();
      }
      if (count != best.count() && count >= Math.max(1, least)) {
        queue.add(new Candidate(best.pair(), count)); // it has become rarer since
      }
    }
    return null;
  }

  /** Makes a pair one token, wherever it stands. */
  void merge(Pair pair, int token) {
    Set<Pair> grown = new HashSet<>();
    for (int number : places.remove(pair)) {
      Piece piece = pieces.get(number);
      int[] before = piece.tokens;
      int[] after = merged(before, pair, token);
      if (after.length == before.length) {
        continue;
      }
      for (int i = 0; i + 1 < before.length; i++) {
        counts.merge(new Pair(before[i], before[i + 1]), -piece.count, Long::sum);
      }
      for (int i = 0; i + 1 < after.length; i++) {
        Pair found = new Pair(after[i], after[i + 1]);
        count(found, piece.count, number);
        if (after[i] == token || after[i + 1] == token) {
          grown.add(found);
        }
      }
      piece.tokens = after;
    }
    counts.remove(pair);
    grown.forEach(each -> queue.add(new Candidate(each, counts.get(each))));
  }

  private static int[] merged(int[] tokens, Pair pair, int token) {
    int[] merged = new int[tokens.length];
    int length = 0;
    for (int i = 0; i < tokens.length; i++) {
      if (i + 1 < tokens.length && tokens[i] == pair.left() && tokens[i + 1] == pair.right()) {
        merged[length++] = token;
        i++;
      } else {
        merged[length++] = tokens[i];
      }
    }
    return Arrays.copyOf(merged, length);
  }
}
