package io.github.tfrnn.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ids of words and the words of ids at one moment. Immutable. */
final class WordIndex {
  /** What {@link #find} returns for an unknown word. */
  static final int UNKNOWN = -1;

  private final Map<String, Integer> indices;
  private final Map<Integer, String> words;
  private final WordTable table = new WordTable();
  private final int[] indexOfNumber;

  WordIndex(Map<String, Integer> indices, Map<Integer, String> words) {
    this.indices = Collections.unmodifiableMap(new LinkedHashMap<>(indices));
    this.words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    this.indexOfNumber = new int[indices.size()];
    this.indices.forEach((word, index) -> indexOfNumber[table.findOrAdd(word)] = index);
  }

  /**
   * Numbers words from 1, with the token for unknown words first.
   *
   * <p>If the texts hold that token too, it stands in the list twice, and as in Keras its later
   * place wins: it keeps the first place in the order of the map, but index 1 is nobody's.
   *
   * @param oovToken null for none
   */
  static WordIndex of(String[] ranked, String oovToken) {
    Map<String, Integer> indices = new LinkedHashMap<>();
    int next = 1;
    if (oovToken != null) {
      indices.put(oovToken, next++);
    }
    for (String word : ranked) {
      indices.put(word, next++);
    }
    Map<Integer, String> words = new LinkedHashMap<>();
    indices.forEach((word, index) -> words.put(index, word));
    return new WordIndex(indices, words);
  }

  /** Returns the id of a word, or {@link #UNKNOWN}. */
  int find(char[] chars, int from, int to) {
    int number = table.find(chars, from, to);
    return number == WordTable.ABSENT ? UNKNOWN : indexOfNumber[number];
  }

  int find(String word) {
    return indices.getOrDefault(word, UNKNOWN);
  }

  /** Returns the word of an id, or null. */
  String word(int index) {
    return words.get(index);
  }

  /** Returns the largest id of all words, or 0. */
  int largest() {
    int largest = 0;
    for (int index : indexOfNumber) {
      largest = Math.max(largest, index);
    }
    return largest;
  }

  Map<String, Integer> indices() {
    return indices;
  }

  Map<Integer, String> words() {
    return words;
  }
}
