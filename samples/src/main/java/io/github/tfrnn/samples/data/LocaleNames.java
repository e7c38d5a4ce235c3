package io.github.tfrnn.samples.data;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What countries, languages and currencies are called in several languages, as every JDK knows from
 * Unicode's CLDR. The label of a name is its language, in English.
 *
 * <p>A name that several languages have is English if English has it, and is left out otherwise: it
 * tells none of them. All the languages are written in Latin letters, or letters alone would tell
 * them apart.
 */
public final class LocaleNames {

  /** The languages, by their ISO 639 codes. */
  static final List<String> LANGUAGES =
      List.of("cs", "da", "de", "en", "es", "fi", "fr", "hu", "it", "nl", "pl", "pt", "sv", "tr");

  /** Returns the names of all languages. */
  public static LabelledTexts read() {
    Multiset<String> languagesOfNames = HashMultiset.create();
    LANGUAGES.forEach(code -> languagesOfNames.addAll(namesIn(Locale.forLanguageTag(code))));
    LabelledTexts.Builder found = LabelledTexts.builder();
    for (String code : LANGUAGES) {
      Locale language = Locale.forLanguageTag(code);
      String label = language.getDisplayLanguage(Locale.ENGLISH);
      for (String name : namesIn(language)) {
        if (language.equals(Locale.ENGLISH) || languagesOfNames.count(name) == 1) {
          found.add(label, name);
        }
      }
    }
    return found.build();
  }

  private static Set<String> namesIn(Locale language) {
    Stream<String> countries =
        Arrays.stream(Locale.getISOCountries())
            .map(code -> new Locale.Builder().setRegion(code).build().getDisplayCountry(language));
    Stream<String> languages =
        Arrays.stream(Locale.getISOLanguages())
            .filter(code -> code.length() == 2)
            .map(code -> Locale.forLanguageTag(code).getDisplayLanguage(language));
    Stream<String> currencies =
        Currency.getAvailableCurrencies().stream()
            .sorted(Comparator.comparing(Currency::getCurrencyCode))
            .map(currency -> currency.getDisplayName(language));
    Set<String> names = new LinkedHashSet<>();
    Stream.of(countries, languages, currencies)
        .flatMap(each -> each)
        .filter(name -> name.length() > 3) // shorter ones are mostly codes
        .forEach(names::add);
    return names;
  }

  private LocaleNames() {}
}
