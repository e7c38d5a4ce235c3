package io.github.tfrnn.text;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a tokenizer has learnt: counts of words, and ids by rank.
 *
 * <p>The words are ranked when their ids are first asked for, so that many small fits cost no more
 * than one. Adding is for one thread alone; without it, reading is safe for any number.
 */
final class Vocabulary {
  private final String oovToken; // null for none
  private final WordCounts counts;
  private final Map<Integer, Long> indexDocs;
  private long documentCount;

  /** Null while words have been counted but not yet ranked. */
  private volatile WordIndex index;

  Vocabulary(
      String oovToken,
      WordCounts counts,
      Map<Integer, Long> indexDocs,
      long documentCount,
      WordIndex index) {
    this.oovToken = oovToken;
    this.counts = counts;
    this.indexDocs = new TreeMap<>(indexDocs);
    this.documentCount = documentCount;
    this.index = index;
  }

  static Vocabulary empty(String oovToken) {
    return new Vocabulary(
        oovToken, new WordCounts(), Map.of(), 0, new WordIndex(Map.of(), Map.of()));
  }

  /** Makes the ids outdated; to be called before texts, even if there are none. */
  void beginTexts() {
    index = null;
  }

  void nextText() {
    counts.nextDocument();
    documentCount++;
  }

  /** Counts a word of the present text. */
  void count(char[] chars, int from, int to) {
    counts.count(chars, from, to);
  }

  void addSequences(int[][] sequences) {
    index(); // a later ranking must not overwrite what is added here
    documentCount += sequences.length;
    for (int[] sequence : sequences) {
      Arrays.stream(sequence).distinct().forEach(id -> indexDocs.merge(id, 1L, Long::sum));
    }
  }

  WordIndex index() {
    WordIndex known = index;
    if (known == null) {
      synchronized (counts) {
        known = index;
        if (known == null) {
          known = rank();
          index = known;
        }
      }
    }
    return known;
  }

  /**
   * Ranks the words, and like Keras overwrites the documents of their ids with those of the texts.
   */
  private WordIndex rank() {
    WordIndex ranked = WordIndex.of(counts.ranked(), oovToken);
    counts
        .documents()
        .forEach(
            (word, documents) -> {
              int id = ranked.find(word);
              if (id != WordIndex.UNKNOWN) { // a file may have documents of words without counts
                indexDocs.put(id, documents);
              }
            });
    return ranked;
  }

  /** Returns the id of the oovToken, or {@link WordIndex#UNKNOWN}. */
  int oovIndex() {
    return oovToken == null ? WordIndex.UNKNOWN : index().find(oovToken);
  }

  Map<String, Long> wordCounts() {
    return counts.counts();
  }

  Map<String, Long> wordDocs() {
    return counts.documents();
  }

  /** Returns the documents of each id, in the order of the ids. */
  Map<Integer, Long> indexDocs() {
    index();
    return new LinkedHashMap<>(indexDocs);
  }

  long documentCount() {
    return documentCount;
  }
}
