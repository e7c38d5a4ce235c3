package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the tokens of texts, one after the other, and makes a vocabulary of them. */
final class TokenCounts {

  /** Of one token. */
  private static final class Count {
    private final String octets;
    private long occurrences;
    private long texts;
    private long lastText = -1;

    private Count(String octets) {
      this.octets = octets;
    }
  }

  private final Map<String, Count> counts = new HashMap<>();
  private long texts;

  /** Counts the tokens of the next text; they are {@link Octets}. */
  void add(List<String> tokens) {
    for (String token : tokens) {
      Count count = counts.computeIfAbsent(token, Count::new);
      count.occurrences++;
      if (count.lastText != texts) {
        count.lastText = texts;
        count.texts++;
      }
    }
    texts++;
  }

  /**
   * Returns the most frequent tokens, equally frequent ones in descending order of their bytes, as
   * Keras sorts them; never a special one.
   */
  TokenVocabulary vocabulary(VectorizationOptions options) {
    List<Count> sorted = new ArrayList<>(counts.values());
    sorted.removeIf(
        count ->
            count.octets.equals(TokenVocabulary.PADDING)
                || count.octets.equals(TokenVocabulary.UNKNOWN));
    checkArgument(
        !sorted.isEmpty(),
        "%s: there is nothing to learn: none of the %s texts has a token",
        VectorizationOptions.WHERE,
        texts);
    sorted.sort(
        Comparator.<Count>comparingLong(count -> count.occurrences)
            .thenComparing(count -> count.octets)
            .reversed());
    List<Count> kept = sorted.subList(0, Math.min(sorted.size(), options.mostTokens()));
    List<String> tokens = kept.stream().map(count -> Octets.text(count.octets)).toList();
    return TokenVocabulary.of(
        options,
        // With the special ones, so that a token can never be taken for one.
        withUnknown(tokens, options.mode()),
        options.mode() == VectorizationMode.TF_IDF ? Optional.of(weights(kept)) : Optional.empty());
  }

  private static List<String> withUnknown(List<String> tokens, VectorizationMode mode) {
    List<String> all = new ArrayList<>(TokenVocabulary.specials(mode));
    all.addAll(tokens);
    return all;
  }

  /** Unknown tokens first: as Keras, the mean of the others after they are rounded to float32. */
  private double[] weights(List<Count> kept) {
    double[] weights = new double[kept.size() + 1];
    double sum = 0;
    for (int i = 0; i < kept.size(); i++) {
      float weight = (float) Math.log(1 + (double) texts / (1 + kept.get(i).texts));
      weights[i + 1] = weight;
      sum += weight;
    }
    weights[0] = sum / kept.size();
    return weights;
  }
}
