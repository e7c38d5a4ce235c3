package io.github.tfrnn.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** How often each word was seen, and in how many documents. Not safe for use by several threads. */
final class WordCounts {
  private final WordTable words = new WordTable();
  private long[] counts = new long[64];
  private long[] documents = new long[64];
  private long[] lastDocument = new long[64]; // the last one a word was seen in, counted from 1
  private long document;

  /** Starts the next document. */
  void nextDocument() {
    document++;
  }

  /** Counts a word of the present document. */
  void count(char[] chars, int from, int to) {
    int word = words.findOrAdd(chars, from, to);
    grow(word);
    counts[word]++;
    if (lastDocument[word] != document) {
      lastDocument[word] = document;
      documents[word]++;
    }
  }

  /** Sets the counts of words as a file has them. */
  static WordCounts of(Map<String, Long> counts, Map<String, Long> documents) {
    WordCounts result = new WordCounts();
    counts.forEach(
        (word, count) -> {
          int number = result.number(word); // may replace the arrays
          result.counts[number] = count;
        });
    documents.forEach(
        (word, count) -> {
          int number = result.number(word);
          result.documents[number] = count;
        });
    return result;
  }

  private int number(String word) {
    int number = words.findOrAdd(word);
    grow(number);
    return number;
  }

  private void grow(int word) {
    if (word == counts.length) {
      counts = Arrays.copyOf(counts, 2 * word);
      documents = Arrays.copyOf(documents, 2 * word);
      lastDocument = Arrays.copyOf(lastDocument, 2 * word);
    }
  }

  /** Returns the words from the most frequent on; equally frequent ones in the order they came. */
  String[] ranked() {
    return IntStream.range(0, words.size())
        .filter(word -> counts[word] > 0)
        .boxed()
        .sorted(Comparator.comparingLong((Integer word) -> counts[word]).reversed())
        .map(words::word)
        .toArray(String[]::new);
  }

  /** Returns how often each word was seen, in the order the words came. */
  Map<String, Long> counts() {
    return map(counts);
  }

  /** Returns in how many documents each word was seen, in the order the words came. */
  Map<String, Long> documents() {
    return map(documents);
  }

  private Map<String, Long> map(long[] values) {
    Map<String, Long> result = new LinkedHashMap<>();
    for (int word = 0; word < words.size(); word++) {
      if (values[word] > 0) {
        result.put(words.word(word), values[word]);
      }
    }
    return result;
  }
}
