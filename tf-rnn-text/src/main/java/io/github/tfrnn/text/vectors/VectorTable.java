package io.github.tfrnn.text.vectors;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Takes the vectors of wanted words out of those that come by. For one thread. */
final class VectorTable {
  private static final byte BY_LOWER_CASE = 1;
  private static final byte FOUND = 2;

  private final WantedWords wanted;
  private final Map<String, List<Integer>> idsByLowerCase = new HashMap<>(); // empty: no fallback
  private final byte[] state; // of each id: 0, BY_LOWER_CASE or FOUND
  private int dim;
  private float[] values;

  VectorTable(WantedWords wanted, boolean lowerCaseFallback) {
    this.wanted = wanted;
    this.state = new byte[wanted.rows()];
    if (lowerCaseFallback) {
      wanted
          .ids()
          .forEach(
              (word, id) ->
                  idsByLowerCase
                      .computeIfAbsent(lowerCase(word), none -> new ArrayList<>(1))
                      .add(id));
    }
  }

  private static String lowerCase(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Makes room, when it is known how much. */
  void begin(String place, int dimOfFile) {
    long size = (long) wanted.rows() * dimOfFile;
    checkArgument(
        size <= Integer.MAX_VALUE - 8,
        "%s: [%s, %s] are more numbers than one array holds: limit the words with numWords",
        place,
        wanted.rows(),
        dimOfFile);
    dim = dimOfFile;
    values = new float[(int) size];
  }

  /** Returns whether a vector of this word would be taken. */
  boolean wants(String word) {
    Integer id = wanted.ids().get(word);
    return (id != null && state[id] != FOUND)
        || (!idsByLowerCase.isEmpty() && wantsByLowerCase(word));
  }

  private boolean wantsByLowerCase(String word) {
    return idsByLowerCase.getOrDefault(lowerCase(word), List.of()).stream()
        .anyMatch(id -> state[id] == 0);
  }

  /** Takes the vector of a word. */
  void put(String word, float[] vector) {
    Integer exact = wanted.ids().get(word);
    if (exact != null && state[exact] != FOUND) {
      set(exact, vector, FOUND);
    }
    if (!idsByLowerCase.isEmpty()) {
      for (int id : idsByLowerCase.getOrDefault(lowerCase(word), List.of())) {
        if (state[id] == 0) {
          set(id, vector, BY_LOWER_CASE);
        }
      }
    }
  }

  private void set(int id, float[] vector, byte newState) {
    System.arraycopy(vector, 0, values, id * dim, dim);
    state[id] = newState;
  }

  /** Gives words without a vector random numbers, in the order of their ids. */
  void fillMissing(double stddev, long seed) {
    boolean[] missing = new boolean[state.length];
    wanted.ids().values().forEach(id -> missing[id] = state[id] == 0);
    Random random = new Random(seed);
    for (int id = 0; id < missing.length; id++) {
      for (int at = id * dim; missing[id] && at < (id + 1) * dim; at++) {
        values[at] = (float) (stddev * random.nextGaussian());
      }
    }
  }

  Coverage coverage() {
    int found = 0;
    int byLowerCase = 0;
    long occurrences = 0;
    long foundOccurrences = 0;
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : wanted.ids().entrySet()) {
      long count = count(entry.getKey());
      occurrences += count;
      byte how = state[entry.getValue()];
      if (how == 0) {
        missing.add(entry.getKey());
      } else {
        found++;
        foundOccurrences += count;
        byLowerCase += how == BY_LOWER_CASE ? 1 : 0;
      }
    }
    missing.sort(
        Comparator.comparingLong((String word) -> -count(word)).thenComparing(wanted.ids()::get));
    return new Coverage(
        wanted.ids().size(), found, byLowerCase, occurrences, foundOccurrences, missing);
  }

  private long count(String word) {
    return wanted.counts().getOrDefault(word, 0L);
  }

  int dim() {
    return dim;
  }

  int rows() {
    return wanted.rows();
  }

  /** Returns the array itself: {@code [rows, dim]}, the last axis running fastest. */
  float[] values() {
    return values;
  }
}
