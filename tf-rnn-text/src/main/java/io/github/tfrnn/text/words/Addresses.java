package io.github.tfrnn.text.words;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds e-mail addresses and URLs, in time that grows with the text and no faster, which regular
 * expressions do not promise.
 */
final class Addresses {
  enum Kind {
    EMAIL,
    URL
  }

  /** Where one stands: from inclusive, to exclusive, in UTF-16 characters. */
  record Span(Kind kind, int from, int to) {}

  private static final List<String> BEGINNINGS = List.of("http://", "https://", "ftp://", "www.");

  private final String text;
  private final List<Span> spans = new ArrayList<>();
  private int done; // end of the last span

  private Addresses(String text) {
    this.text = text;
  }

  /** Returns those of a text in their order; they do not overlap. */
  static List<Span> of(String text, boolean emails, boolean urls) {
    boolean mayHaveEmails = emails && text.indexOf('@') >= 0;
    if (!mayHaveEmails && !urls) {
      return List.of();
    }
    Addresses found = new Addresses(text);
    for (int at = 0; at < text.length(); at = Math.max(at + 1, found.done)) {
      char c = text.charAt(at);
      if (urls && (c == ':' || c == '.')) {
        found.url(at);
      } else if (mayHaveEmails && c == '@') {
        found.email(at);
      }
    }
    return found.spans;
  }

  /** Looks for a URL whose first colon or point is here. */
  private void url(int at) {
    for (String beginning : BEGINNINGS) {
      int from = at - Math.max(beginning.indexOf(':'), beginning.indexOf('.'));
      if (from >= done
          && text.regionMatches(true, from, beginning, 0, beginning.length())
          && (from == done || !AddressCharacters.isWord(text.codePointBefore(from)))) {
        int start = from + beginning.length();
        if (start < text.length() && AddressCharacters.isWord(text.codePointAt(start))) {
          add(Kind.URL, from, AddressCharacters.endOfUrl(text, start));
        }
        return;
      }
    }
  }

  /** Looks for an address whose {@code @} is here. */
  private void email(int at) {
    int from = at;
    while (from > done) {
      int before = text.codePointBefore(from);
      if (!AddressCharacters.isLocalPart(before)) {
        break;
      }
      from -= Character.charCount(before);
    }
    while (from < at && text.charAt(from) == '.') { // the end of a sentence before it
      from++;
    }
    OptionalInt to = AddressCharacters.endOfDomain(text, at + 1);
    if (from < at && text.charAt(at - 1) != '.' && to.isPresent()) {
      add(Kind.EMAIL, from, to.getAsInt());
    }
  }

  private void add(Kind kind, int from, int to) {
    spans.add(new Span(kind, from, to));
    done = to;
  }
}
