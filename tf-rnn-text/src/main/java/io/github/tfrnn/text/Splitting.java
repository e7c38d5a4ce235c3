package io.github.tfrnn.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Where {@link TextVectorization} cuts a text into tokens.
 *
 * <p>Source: the argument {@code split} of {@code keras.layers.TextVectorization}.
 */
public enum Splitting {
  /**
   * At ASCII white space: blank, tab, line feed, vertical tab, form feed, carriage return. Several
   * count as one, and no token is empty. Other blanks, such as the ideographic one, are letters.
   */
  WHITESPACE,

  /**
   * Every code point is a token, blanks among them. Bytes that are no UTF-8 are read as U+FFFD, as
   * many as in Python; so are the code points that Unicode calls noncharacters, such as U+FFFF.
   */
  CHARACTER,

  /** A text is one token. */
  NONE;

  /** Returns the tokens of a text; all are {@link Octets}. */
  List<String> tokens(String octets) {
    return switch (this) {
      case WHITESPACE -> words(octets);
      case CHARACTER -> Octets.characters(octets);
      case NONE -> List.of(octets);
    };
  }

  private static List<String> words(String octets) {
    List<String> words = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= octets.length(); i++) {
      if (i == octets.length() || isSpace(octets.charAt(i))) {
        if (i > from) {
          words.add(octets.substring(from, i));
        }
        from = i + 1;
      }
    }
    return words;
  }

  private static boolean isSpace(char octet) {
    return octet == ' ' || (octet >= '\t' && octet <= '\r');
  }
}
