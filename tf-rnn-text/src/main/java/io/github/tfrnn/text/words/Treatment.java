package io.github.tfrnn.text.words;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * What becomes of the numbers, addresses or URLs of a text.
 *
 * @param whole whether one is one word, rather than cut as any other text
 * @param token the word that stands for each; empty for their own characters
 */
record Treatment(boolean whole, String token) {
  private static final String AS = "as ";

  /** Cut as any other text. */
  static final Treatment CUT = new Treatment(false, "");

  /** One word, as it is. */
  static final Treatment WHOLE = new Treatment(true, "");

  /** The same word for each of them. */
  static Treatment as(String what, String token) {
    requireNonNull(token, () -> "UnicodeWords: the token of " + what + " is null");
    checkArgument(
        !token.isEmpty(), "UnicodeWords: the token of %s must not be empty: try \"<x>\"", what);
    return new Treatment(true, token);
  }

  String word(String found) {
    return token.isEmpty() ? found : token;
  }

  /** Returns it in a word or two, for {@link WordSplitter#settings}. */
  String written() {
    if (!whole) {
      return "cut";
    }
    return token.isEmpty() ? "whole" : AS + token;
  }

  static Treatment read(String what, String written) {
    checkArgument(
        written.equals("cut") || written.equals("whole") || written.startsWith(AS),
        "UnicodeWords: the setting \"%s\" must be \"cut\", \"whole\" or \"as …\", got \"%s\"",
        what,
        written);
    return switch (written) {
      case "cut" -> CUT;
      case "whole" -> WHOLE;
      default -> as(what, written.substring(AS.length()));
    };
  }
}
