package io.github.tfrnn.text.words;

import java.lang.Character.UnicodeScript;
import java.util.OptionalInt;
import java.util.Set;

/** Of which characters e-mail addresses and URLs are made. */
final class AddressCharacters {
  /** Scripts without blanks between words: their letters may follow an address at once. */
  private static final Set<UnicodeScript> WITHOUT_BLANKS =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private static final String IN_LOCAL_PART = "._%+-";
  private static final String IN_URL = "-._~:/?#[]@!$&'()*+,;=%";
  private static final String NOT_LAST_IN_URL = ".,:;!?'([&";
  private static final int SHORTEST_TOP_LEVEL = 2;

  /** Returns whether it is a letter, mark or digit of a script with blanks between words. */
  static boolean isWord(int codePoint) {
    if (codePoint < 0x80) {
      return Character.isLetterOrDigit(codePoint);
    }
    return (Character.isLetterOrDigit(codePoint)
            || Character.getType(codePoint) == Character.NON_SPACING_MARK)
        && !WITHOUT_BLANKS.contains(UnicodeScript.of(codePoint));
  }

  /** Returns whether it may stand before the {@code @}. */
  static boolean isLocalPart(int codePoint) {
    return IN_LOCAL_PART.indexOf(codePoint) >= 0 || isWord(codePoint);
  }

  /**
   * Returns the end of the labels with points between them that begin at a place, if there are at
   * least two, and the last one is letters.
   */
  static OptionalInt endOfDomain(String text, int start) {
    int end = -1;
    int points = 0;
    int at = start;
    while (true) {
      int label = at;
      int letters = 0;
      int lastOfWord = at;
      while (at < text.length()) {
        int c = text.codePointAt(at);
        if (!isWord(c) && c != '-') {
          break;
        }
        at += Character.charCount(c);
        lastOfWord = c == '-' ? lastOfWord : at;
        letters += Character.isLetter(c) ? 1 : 0;
      }
      if (lastOfWord == label || text.charAt(label) == '-') {
        break;
      }
      if (points > 0 && letters >= SHORTEST_TOP_LEVEL) {
        end = lastOfWord;
      }
      if (at == text.length() || text.charAt(at) != '.' || lastOfWord < at) {
        break;
      }
      points++;
      at++;
    }
    return end < 0 ? OptionalInt.empty() : OptionalInt.of(end);
  }

  /** Returns where a URL ends of which the part after its beginning begins here. */
  static int endOfUrl(String text, int start) {
    int at = start;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (!isWord(c) && IN_URL.indexOf(c) < 0) {
        break;
      }
      at += Character.charCount(c);
    }
    return withoutPunctuation(text, start, at);
  }

  /** A bracket is the URL's own if it was opened there, and the sentence's otherwise. */
  private static int withoutPunctuation(String text, int start, int end) {
    int round = balance(text, start, end, '(', ')');
    int square = balance(text, start, end, '[', ']');
    int at = end;
    while (at > start) {
      char last = text.charAt(at - 1);
      if (last == ')' && round < 0) {
        round++;
      } else if (last == ']' && square < 0) {
        square++;
      } else if (NOT_LAST_IN_URL.indexOf(last) < 0) {
        break;
      }
      at--;
    }
    return at;
  }

  private static int balance(String text, int from, int to, char open, char close) {
    int balance = 0;
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (c == open) {
        balance++;
      } else if (c == close) {
        balance--;
      }
    }
    return balance;
  }

  private AddressCharacters() {}
}
