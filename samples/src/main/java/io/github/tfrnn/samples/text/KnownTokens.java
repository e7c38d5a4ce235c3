package io.github.tfrnn.samples.text;

import io.github.tfrnn.text.Tokenizer;
import java.util.List;

/** Learns which tokens a model shall know. */
final class KnownTokens {
  /** What a token that is too rare to be known is read as. */
  static final String RARE = "<rare>";

  private static final int FIRST = 2; // the id after those of the padding and of what is rare

  /**
   * Returns a tokenizer that was fitted on texts.
   *
   * <p>If a token must stand there more than once, what is said of rare ones holds for those of
   * later texts as well, which no training has seen: they have one vector together. Otherwise later
   * texts are read without what is unknown.
   *
   * @param numWords ids at most, at least 2
   * @param minCount how often a token must stand in the texts, at least 1
   * @param texts to learn from
   */
  static Tokenizer fit(TokenKind tokens, int numWords, int minCount, List<String> texts) {
    Tokenizer every = tokens.tokenizer().numWords(numWords).build();
    every.fitOnTexts(texts);
    if (minCount == 1) {
      return every;
    }
    long frequent = every.wordCounts().values().stream().filter(n -> n >= minCount).count();
    int ids = (int) Math.min(numWords, FIRST + frequent);
    Tokenizer known = tokens.tokenizer().numWords(ids).oovToken(RARE).build();
    known.fitOnTexts(texts);
    return known;
  }

  private KnownTokens() {}
}
