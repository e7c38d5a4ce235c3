package io.github.tfrnn.text.vectors;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * For how many words of a vocabulary a file has a vector.
 *
 * @param words of the vocabulary
 * @param found words of them that have a vector
 * @param foundByLowerCase words among those found that match by their lower case alone
 * @param occurrences of all words in the texts that the tokenizer has seen; 0 if not known
 * @param foundOccurrences occurrences of the words that have a vector; 0 if not known
 * @param missing the words without a vector, the most frequent first; in the order of their ids if
 *     their counts are not known
 */
public record Coverage(
    int words,
    int found,
    int foundByLowerCase,
    long occurrences,
    long foundOccurrences,
    List<String> missing) {
  private static final int EXAMPLES = 10;

  public Coverage {
    missing = List.copyOf(missing);
  }

  /** Returns the part of the words that have a vector, in [0, 1]; 0 if there are no words. */
  public double share() {
    return words == 0 ? 0 : (double) found / words;
  }

  /** Returns the part of the texts' words that have a vector, in [0, 1], if counts are known. */
  public OptionalDouble shareOfOccurrences() {
    return occurrences == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) foundOccurrences / occurrences);
  }

  /** Returns the report in a line: numbers, shares, and the first of the missing words. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, "%d of %d words have a vector (%.1f %%)", found, words, 100 * share()));
    shareOfOccurrences()
        .ifPresent(
            share ->
                text.append(String.format(Locale.ROOT, ", %.1f %% of the texts", 100 * share)));
    if (foundByLowerCase > 0) {
      text.append(", ").append(foundByLowerCase).append(" of them by lower case");
    }
    if (!missing.isEmpty()) {
      text.append("; missing: ")
          .append(String.join(", ", missing.subList(0, Math.min(EXAMPLES, missing.size()))))
          .append(missing.size() > EXAMPLES ? ", …" : "");
    }
    return text.toString();
  }
}
