package io.github.tfrnn.huggingface;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What a {@link TokenizerFile} does otherwise than its file says. Immutable; every method returns
 * new options.
 */
public final class TokenizerOptions {
  private static final TokenizerOptions AS_IN_FILE = new TokenizerOptions(true, Cut.AS_IN_FILE, 0);

  /** Where long texts are cut off. */
  enum Cut {
    AS_IN_FILE,
    NOWHERE,
    AT_MAXLEN
  }

  private final boolean specialTokens;
  private final Cut cut;
  private final int maxlen; // for AT_MAXLEN

  private TokenizerOptions(boolean specialTokens, Cut cut, int maxlen) {
    this.specialTokens = specialTokens;
    this.cut = cut;
    this.maxlen = maxlen;
  }

  /** Returns options that change nothing: special tokens and the greatest length of the file. */
  public static TokenizerOptions asInFile() {
    return AS_IN_FILE;
  }

  /**
   * Returns options that add no special tokens, such as {@code [CLS]}, to texts: Python's {@code
   * add_special_tokens=False}. One that stands in a text itself is still one token.
   */
  public TokenizerOptions withoutSpecialTokens() {
    return new TokenizerOptions(false, cut, maxlen);
  }

  /**
   * Returns options that cut off the end of longer texts; special tokens stay: Python's {@code
   * enable_truncation(maxlen)}.
   *
   * @param maxlen ids at most, at least 1 and more than the special tokens
   * @throws IllegalArgumentException if it is less than 1
   */
  public TokenizerOptions maxlen(int maxlen) {
    checkArgument(
        maxlen >= 1,
        "TokenizerOptions: maxlen must be at least 1, got %s; anyLength() cuts nothing off",
        maxlen);
    return new TokenizerOptions(specialTokens, Cut.AT_MAXLEN, maxlen);
  }

  /** Returns options that cut nothing off, whatever the file says. */
  public TokenizerOptions anyLength() {
    return new TokenizerOptions(specialTokens, Cut.NOWHERE, 0);
  }

  boolean specialTokens() {
    return specialTokens;
  }

  Cut cut() {
    return cut;
  }

  int maxlen() {
    return maxlen;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenizerOptions that
        && specialTokens == that.specialTokens
        && cut == that.cut
        && maxlen == that.maxlen;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * cut.hashCode() + maxlen) + Boolean.hashCode(specialTokens);
  }

  @Override
  public String toString() {
    return "TokenizerOptions[specialTokens=%s, maxlen=%s]"
        .formatted(
            specialTokens,
            switch (cut) {
              case AS_IN_FILE -> "as in the file";
              case NOWHERE -> "none";
              case AT_MAXLEN -> maxlen;
            });
  }
}
