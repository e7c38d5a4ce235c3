package io.github.tfrnn.text;

/**
 * What {@link TextVectorization} does to a text before it cuts it.
 *
 * <p>Lower case is that of ASCII alone: A to Z; É stays É. Punctuation are the 32 ASCII characters
 * {@code !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~}, which are removed, not replaced: {@code it's} becomes
 * {@code its}, {@code a-b} becomes {@code ab}.
 *
 * <p>Source: the argument {@code standardize} of {@code keras.layers.TextVectorization}.
 */
public enum Standardization {
  /** Lower case, and no punctuation. */
  LOWER_AND_STRIP_PUNCTUATION(true, true),

  /** Lower case. */
  LOWER(true, false),

  /** No punctuation. */
  STRIP_PUNCTUATION(false, true),

  /** Texts stay as they are. */
  NONE(false, false);

  /** Keras's pattern of punctuation, which TensorFlow reads as Java does. */
  static final String PUNCTUATION = "[!\"#$%&()\\*\\+,-\\./:;<=>?@\\[\\\\\\]^_`{|}~\\']";

  private final boolean lower;
  private final boolean stripPunctuation;

  Standardization(boolean lower, boolean stripPunctuation) {
    this.lower = lower;
    this.stripPunctuation = stripPunctuation;
  }

  boolean lowers() {
    return lower;
  }

  boolean stripsPunctuation() {
    return stripPunctuation;
  }

  /** Returns what becomes of a text; both are {@link Octets}. */
  String apply(String octets) {
    StringBuilder kept = new StringBuilder(octets.length());
    for (int i = 0; i < octets.length(); i++) {
      char octet = octets.charAt(i);
      if (lower && octet >= 'A' && octet <= 'Z') {
        kept.append((char) (octet - 'A' + 'a'));
      } else if (!(stripPunctuation && isPunctuation(octet))) {
        kept.append(octet);
      }
    }
    return kept.toString();
  }

  private static boolean isPunctuation(char octet) {
    return (octet >= '!' && octet <= '/')
        || (octet >= ':' && octet <= '@')
        || (octet >= '[' && octet <= '`')
        || (octet >= '{' && octet <= '~');
  }
}
