package io.github.tfrnn.samples.language;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.text.language.TextTokens;
import io.github.tfrnn.text.language.TokenLevel;
import java.util.Arrays;
import java.util.Locale;

/** A text cut into what is learned and what is watched, with the tokens of the former. */
final class LanguageText {
  private static final int PROMPT = 40; // characters at most

  private final TextTokens tokens;
  private final String train;
  private final String validation;
  private final int[] trainIds;
  private final int[] validationIds;

  /**
   * Cuts a text.
   *
   * @param share of the text, from its end, for validation
   * @param needed tokens that each part needs for a batch
   * @throws IllegalArgumentException if a part is shorter
   */
  LanguageText(String text, double share, TokenLevel level, int limit, int needed) {
    int end = (int) Math.round(text.length() * (1 - share));
    if (end > 0 && end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
      end--; // never within a character
    }
    this.train = text.substring(0, end);
    this.validation = text.substring(end);
    checkArgument(!train.isEmpty(), "the text is too short to be cut into two parts");
    this.tokens = TextTokens.of(level, train, limit);
    this.trainIds = tokens.ids(train);
    this.validationIds = tokens.ids(validation);
    requireLong("training", trainIds.length, needed);
    requireLong("validation", validationIds.length, needed);
  }

  private static void requireLong(String part, int tokens, int needed) {
    checkArgument(
        tokens >= needed,
        "the %s part has %s tokens, and a batch takes %s (streams × timesteps + 1): give a longer"
            + " text, or lower --streams or --timesteps%s",
        part,
        tokens,
        needed,
        part.equals("validation") ? ", or raise --validation" : "");
  }

  TextTokens tokens() {
    return tokens;
  }

  int[] trainIds() {
    return trainIds.clone();
  }

  int[] validationIds() {
    return validationIds.clone();
  }

  /** Returns how many tokens of the validation part a character has: 1 at character level. */
  double validationTokensPerCharacter() {
    return (double) validationIds.length / validation.codePointCount(0, validation.length());
  }

  /** Returns the share of the validation part's tokens that were not learned, in [0, 1]. */
  double unknownShare() {
    long unknown = Arrays.stream(validationIds).filter(id -> id == TextTokens.UNKNOWN).count();
    return (double) unknown / validationIds.length;
  }

  /**
   * Returns the first line of the validation part that has enough words to begin with, or its first
   * words, without a blank at the end: that is written with the next word.
   */
  String prompt() {
    return validation
        .lines()
        .skip(1) // the first is cut
        .map(String::strip)
        .filter(line -> line.length() >= 8)
        .findFirst()
        .map(LanguageText::beginning)
        .orElse("");
  }

  private static String beginning(String line) {
    if (line.length() <= PROMPT) {
      return line;
    }
    int blank = line.lastIndexOf(' ', PROMPT);
    int end = blank > 0 ? blank : line.offsetByCodePoints(0, line.codePointCount(0, PROMPT));
    return line.substring(0, end).stripTrailing();
  }

  /** Tells what there is. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Text: %,d characters to learn, %,d to watch%nTokens: %s, %,d different ones; %,d and %,d"
            + " in all; %.2f %% of those to watch are unknown",
        train.length(),
        validation.length(),
        tokens.level().label(),
        tokens.size() - 1,
        trainIds.length,
        validationIds.length,
        100 * unknownShare());
  }
}
