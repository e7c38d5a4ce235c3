package io.github.tfrnn.text.words;

import static java.util.Objects.requireNonNull;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Cuts texts of any language into words, by Unicode's rules and, where words are not marked by
 * blanks, by dictionaries.
 *
 * <pre>{@code
 * UnicodeWords.standard().split("我喜欢这部电影！"); // 我, 喜欢, 这, 部, 电影
 * Tokenizer.builder().words(UnicodeWords.standard().urlsAs("<url>").numbersAs("<num>")).build();
 * }</pre>
 *
 * <p><b>Words</b> are letters, with the apostrophe or point between two of them ({@code can't},
 * {@code U.S.A}), numbers ({@code 3.14}), and emoji, also those of several code points. Chinese and
 * Japanese, Thai, Khmer, Lao and Burmese are cut by ICU's dictionaries, in any locale. Punctuation
 * and symbols are dropped unless {@link #keepPunctuation()}; white space, controls and format
 * characters always are.
 *
 * <p><b>E-mail addresses and URLs</b> are cut as any text is, unless they are asked for. An address
 * is letters, digits and {@code ._%+-} around an {@code @}, with a point in the domain; a URL
 * begins with {@code http://}, {@code https://}, {@code ftp://} or {@code www.} and goes on to the
 * next character that no URL has: white space, quotes, {@code <>}, punctuation at its end, or a
 * letter of a script without blanks between words, such as Chinese.
 *
 * <p>The text itself is not changed: lower case is the tokenizer's, other normalization a {@link
 * TextNormalizer}'s. What stands for numbers, addresses and URLs is never lower-cased.
 *
 * <p>Source: Unicode Standard Annex 29, by the rules and dictionaries of ICU 76; another version of
 * ICU may cut some texts elsewhere. Immutable, safe for use by several threads.
 */
public final class UnicodeWords implements WordSplitter {

  /** What {@link #name()} returns. */
  public static final String NAME = "unicode_words";

  private static final UnicodeWords STANDARD =
      new UnicodeWords(Locale.ROOT, Treatment.WHOLE, Treatment.CUT, Treatment.CUT, false);

  private final Locale locale;
  private final Treatment numbers;
  private final Treatment emails;
  private final Treatment urls;
  private final boolean punctuation;
  private final Breakers breakers;

  private UnicodeWords(
      Locale locale, Treatment numbers, Treatment emails, Treatment urls, boolean punctuation) {
    this.locale = locale;
    this.numbers = numbers;
    this.emails = emails;
    this.urls = urls;
    this.punctuation = punctuation;
    this.breakers = new Breakers(BreakIterator.getWordInstance(ULocale.forLocale(locale)));
  }

  /** Returns a splitter for any language that keeps numbers and drops punctuation. */
  public static UnicodeWords standard() {
    return STANDARD;
  }

  /**
   * Returns a splitter by the rules of a locale. They differ in few: in Finnish and Swedish a colon
   * stays within a word. Default: {@link Locale#ROOT}.
   */
  public UnicodeWords locale(Locale newLocale) {
    requireNonNull(newLocale, "UnicodeWords: locale is null; Locale.ROOT is any language");
    // By its tag, which is what a file holds: two that have the same tag are the same here.
    return new UnicodeWords(
        Locale.forLanguageTag(newLocale.toLanguageTag()), numbers, emails, urls, punctuation);
  }

  /**
   * Returns a splitter that gives the same word for every number. A word that has letters too, such
   * as {@code R2D2}, is none. Default: numbers are kept.
   *
   * @param token such as {@code "<num>"}
   * @throws IllegalArgumentException if it is empty
   */
  public UnicodeWords numbersAs(String token) {
    return new UnicodeWords(locale, Treatment.as("numbers", token), emails, urls, punctuation);
  }

  /** Returns a splitter that keeps every e-mail address as one word. Default: they are cut. */
  public UnicodeWords emailsWhole() {
    return new UnicodeWords(locale, numbers, Treatment.WHOLE, urls, punctuation);
  }

  /**
   * Returns a splitter that gives the same word for every e-mail address.
   *
   * @param token such as {@code "<email>"}
   * @throws IllegalArgumentException if it is empty
   */
  public UnicodeWords emailsAs(String token) {
    return new UnicodeWords(locale, numbers, Treatment.as("emails", token), urls, punctuation);
  }

  /** Returns a splitter that keeps every URL as one word. Default: they are cut. */
  public UnicodeWords urlsWhole() {
    return new UnicodeWords(locale, numbers, emails, Treatment.WHOLE, punctuation);
  }

  /**
   * Returns a splitter that gives the same word for every URL.
   *
   * @param token such as {@code "<url>"}
   * @throws IllegalArgumentException if it is empty
   */
  public UnicodeWords urlsAs(String token) {
    return new UnicodeWords(locale, numbers, emails, Treatment.as("urls", token), punctuation);
  }

  /** Returns a splitter that keeps punctuation and symbols, mostly a word each. */
  public UnicodeWords keepPunctuation() {
    return new UnicodeWords(locale, numbers, emails, urls, true);
  }

  static UnicodeWords of(Map<String, String> written) {
    Settings settings = new Settings("UnicodeWords", written);
    UnicodeWords read =
        new UnicodeWords(
            Locale.forLanguageTag(settings.text("locale")),
            Treatment.read("numbers", settings.text("numbers")),
            Treatment.read("emails", settings.text("emails")),
            Treatment.read("urls", settings.text("urls")),
            settings.bool("punctuation"));
    settings.finish();
    return read;
  }

  @Override
  public List<String> split(String text) {
    List<String> words = new ArrayList<>();
    breakers.lend(
        breaker -> {
          int from = 0;
          for (Addresses.Span span : Addresses.of(text, emails.whole(), urls.whole())) {
            cut(breaker, text.substring(from, span.from()), words);
            Treatment treatment = span.kind() == Addresses.Kind.URL ? urls : emails;
            words.add(treatment.word(text.substring(span.from(), span.to())));
            from = span.to();
          }
          cut(breaker, text.substring(from), words);
        });
    return words;
  }

  private void cut(BreakIterator breaker, String text, List<String> words) {
    breaker.setText(text);
    int from = breaker.first();
    for (int to = breaker.next(); to != BreakIterator.DONE; to = breaker.next()) {
      String piece = text.substring(from, to);
      from = to;
      if (breaker.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT) {
        words.add(Numbers.isNumber(piece) ? numbers.word(piece) : piece);
      } else if (Emoji.isEmoji(piece) || (punctuation && !Blanks.onlyBlanks(piece))) {
        words.add(piece);
      }
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("locale", locale.toLanguageTag());
    settings.put("numbers", numbers.written());
    settings.put("emails", emails.written());
    settings.put("urls", urls.written());
    settings.put("punctuation", Boolean.toString(punctuation));
    return settings;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnicodeWords that && settings().equals(that.settings());
  }

  @Override
  public int hashCode() {
    return Objects.hash(locale, numbers, emails, urls, punctuation);
  }

  @Override
  public String toString() {
    return "UnicodeWords" + settings();
  }
}
