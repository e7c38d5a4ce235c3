package io.github.tfrnn.text.words;

import static java.util.Objects.requireNonNull;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes different spellings of a text one, before it is cut into words; {@code
 * Tokenizer.builder().normalizer(…)} takes one.
 *
 * <pre>{@code
 * TextNormalizer.none().form(Form.NFKC).lowerCase(Locale.forLanguageTag("tr")).normalize("ＡI"); // "aı"
 * }</pre>
 *
 * <p><b>Order</b>, whatever the order of the calls: the form, traditional to simplified Chinese,
 * case, accents, and the form once more, which case may have undone. A tokenizer's own {@code
 * lower} comes after all of it.
 *
 * <p>Source: Unicode's normalization forms, case mappings and foldings, and the transliterator
 * {@code Traditional-Simplified}, by ICU 76. Immutable, safe for use by several threads.
 */
public final class TextNormalizer {

  /** Unicode's normalization forms that compose. */
  public enum Form {
    /** The text as it is. */
    NONE,
    /** One code point for é, whether it was one or two. */
    NFC,
    /** As {@link #NFC}, and one character for its variants: full width ａ, ligature ﬁ, circled ①. */
    NFKC
  }

  /** What becomes of upper case. */
  private enum Case {
    KEPT,
    LOWER,
    FOLDED
  }

  private static final TextNormalizer NONE =
      new TextNormalizer(Form.NONE, false, Case.KEPT, Locale.ROOT, false);

  private final Form form;
  private final boolean simplified;
  private final Case letterCase;
  private final Locale locale; // of the case
  private final boolean accentsFolded;

  private TextNormalizer(
      Form form, boolean simplified, Case letterCase, Locale locale, boolean accentsFolded) {
    this.form = form;
    this.simplified = simplified;
    this.letterCase = letterCase;
    this.locale = locale;
    this.accentsFolded = accentsFolded;
  }

  /** Returns the normalizer that leaves every text as it is. */
  public static TextNormalizer none() {
    return NONE;
  }

  /** Returns a normalizer that brings texts into a form first. Default: {@link Form#NONE}. */
  public TextNormalizer form(Form newForm) {
    requireNonNull(newForm, "TextNormalizer: form is null; Form.NONE is none");
    return new TextNormalizer(newForm, simplified, letterCase, locale, accentsFolded);
  }

  /**
   * Returns a normalizer that writes traditional Chinese characters as simplified ones: 電影 as 电影.
   * Characters alone: words that differ between regions stay different.
   */
  public TextNormalizer simplifiedChinese() {
    return new TextNormalizer(form, true, letterCase, locale, accentsFolded);
  }

  /**
   * Returns a normalizer that lower-cases by the rules of a language: in Turkish I becomes ı and İ
   * becomes i.
   */
  public TextNormalizer lowerCase(Locale language) {
    return withCase(Case.LOWER, language);
  }

  /**
   * Returns a normalizer that folds case, which makes more one than lower case does: ß and SS
   * become ss, ς and σ one.
   *
   * @param language for Turkish and Azerbaijani, I becomes ı; all others fold alike
   */
  public TextNormalizer foldCase(Locale language) {
    return withCase(Case.FOLDED, language);
  }

  private TextNormalizer withCase(Case newCase, Locale language) {
    requireNonNull(language, "TextNormalizer: the locale is null; Locale.ROOT is any language");
    Locale asWritten = Locale.forLanguageTag(language.toLanguageTag());
    return new TextNormalizer(form, simplified, newCase, asWritten, accentsFolded);
  }

  /**
   * Returns a normalizer that takes the accents off Latin and Greek letters: é becomes e, ά becomes
   * α. Marks of other scripts are parts of their words and stay, as do letters with a stroke, which
   * are no accents: ø, ł. Leaves the text in NFC, or in NFKC if that is the form.
   */
  public TextNormalizer foldAccents() {
    return new TextNormalizer(form, simplified, letterCase, locale, true);
  }

  /**
   * Returns a text with one spelling.
   *
   * @throws NullPointerException if the text is null
   */
  public String normalize(String text) {
    requireNonNull(text, "TextNormalizer: text is null");
    String result = Forms.apply(form, text);
    if (simplified) {
      result = SimplifiedChinese.of(result);
    }
    switch (letterCase) {
      case LOWER -> result = UCharacter.toLowerCase(locale, result);
      case FOLDED -> result = UCharacter.foldCase(result, !isTurkic());
      default -> {}
    }
    return accentsFolded ? Accents.fold(result, form) : Forms.apply(form, result);
  }

  private boolean isTurkic() {
    return locale.getLanguage().equals("tr") || locale.getLanguage().equals("az");
  }

  /** Returns all options as a tokenizer's JSON holds them. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("form", word(form));
    settings.put("simplified_chinese", Boolean.toString(simplified));
    settings.put("case", word(letterCase));
    settings.put("case_locale", locale.toLanguageTag());
    settings.put("fold_accents", Boolean.toString(accentsFolded));
    return settings;
  }

  /**
   * Returns the normalizer of {@link #settings()}.
   *
   * @throws IllegalArgumentException if one is missing, unknown, or has no such value
   */
  public static TextNormalizer of(Map<String, String> settings) {
    Settings in = new Settings("TextNormalizer", settings);
    TextNormalizer read =
        new TextNormalizer(
            value("form", Form.values(), in.text("form")),
            in.bool("simplified_chinese"),
            value("case", Case.values(), in.text("case")),
            Locale.forLanguageTag(in.text("case_locale")),
            in.bool("fold_accents"));
    in.finish();
    return read;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> E value(String name, E[] values, String written) {
    List<String> known = new ArrayList<>();
    for (E value : values) {
      if (word(value).equals(written)) {
        return value;
      }
      known.add(word(value));
    }
    throw new IllegalArgumentException(
        "TextNormalizer: the setting \"%s\" must be one of %s, got \"%s\""
            .formatted(name, known, written));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextNormalizer that && settings().equals(that.settings());
  }

  @Override
  public int hashCode() {
    return settings().hashCode();
  }

  @Override
  public String toString() {
    return "TextNormalizer" + settings();
  }
}
