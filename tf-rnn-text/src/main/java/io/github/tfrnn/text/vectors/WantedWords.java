package io.github.tfrnn.text.vectors;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.text.Tokenizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The words that vectors are looked for.
 *
 * @param ids of the words, each in [0, rows), none twice, in their order
 * @param rows number of ids, those without a word included
 * @param counts of the words in texts; empty if they are not known
 */
record WantedWords(Map<String, Integer> ids, int rows, Map<String, Long> counts) {

  /** The words whose ids come out of a tokenizer. */
  static WantedWords of(Tokenizer tokenizer) {
    Objects.requireNonNull(tokenizer, "WordVectors: tokenizer is null");
    int rows = tokenizer.vocabularySize();
    Map<String, Integer> ids = new LinkedHashMap<>();
    tokenizer
        .wordIndex()
        .forEach(
            (word, id) -> {
              if (id < rows) {
                ids.put(word, id);
              }
            });
    return new WantedWords(ids, rows, tokenizer.wordCounts());
  }

  /** The words of a map, whose rows end with the largest id. */
  static WantedWords of(Map<String, Integer> wordIndex) {
    Objects.requireNonNull(wordIndex, "WordVectors: wordIndex is null");
    checkArgument(!wordIndex.isEmpty(), "WordVectors: wordIndex has no words");
    int[] sorted = new int[wordIndex.size()];
    int next = 0;
    for (Map.Entry<String, Integer> entry : wordIndex.entrySet()) {
      String word = entry.getKey();
      Integer id = entry.getValue();
      checkArgument(
          word != null && id != null && id >= 0 && id < Integer.MAX_VALUE,
          "WordVectors: words must have ids from 0 to %s, got %s for \"%s\"",
          Integer.MAX_VALUE - 1,
          id,
          word);
      sorted[next++] = id;
    }
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      checkArgument(
          sorted[i] != sorted[i - 1], "WordVectors: two words have the same id %s", sorted[i]);
    }
    return new WantedWords(new LinkedHashMap<>(wordIndex), sorted[sorted.length - 1] + 1, Map.of());
  }
}
