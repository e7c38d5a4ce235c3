package io.github.tfrnn.text.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.tfrnn.text.words.TextNormalizer.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextNormalizerTest {
  private static final TextNormalizer NONE = TextNormalizer.none();
  private static final Locale TURKISH = Locale.forLanguageTag("tr");

  @Test
  void changesNothingByDefault() {
    assertThat(NONE.normalize("e\u0301 É ﬁ 電 İ")).isEqualTo("e\u0301 É ﬁ 電 İ");
  }

  @Test
  void bringsTextsIntoAForm() {
    assertThat(NONE.form(Form.NFC).normalize("e\u0301 ﬁ Ａ")).isEqualTo("\u00E9 ﬁ Ａ");
    assertThat(NONE.form(Form.NFKC).normalize("e\u0301 ﬁ Ａ１ ① ㎏ ｶﾞ"))
        .isEqualTo("\u00E9 fi A1 1 kg ガ");
  }

  @Test
  void lowerCasesByLanguage() {
    assertThat(NONE.lowerCase(TURKISH).normalize("İSTANBUL ISPARTA")).isEqualTo("istanbul ısparta");
    assertThat(NONE.lowerCase(Locale.ROOT).normalize("İI ΟΔΟΣ Straße"))
        .isEqualTo("i\u0307i οδος straße");
  }

  @Test
  void foldsCaseByLanguage() {
    assertThat(NONE.foldCase(Locale.ROOT).normalize("STRASSE Straße ΟΔΟΣ I"))
        .isEqualTo("strasse strasse οδοσ i");
    assertThat(NONE.foldCase(TURKISH).normalize("Iİ")).isEqualTo("ıi");
    assertThat(NONE.foldCase(Locale.forLanguageTag("az")).normalize("I")).isEqualTo("ı");
  }

  @Test
  void takesAccentsOffLatinAndGreekAlone() {
    assertThat(NONE.foldAccents().normalize("Crème brûlée, Việt e\u0301 ά ΐ plain"))
        .isEqualTo("Creme brulee, Viet e α ι plain");
    String others = "й ё が นี้ हिन्दी שָׁ ø ł ß";
    assertThat(NONE.form(Form.NFC).foldAccents().normalize(others))
        .isEqualTo(NONE.form(Form.NFC).normalize(others));
  }

  @Test
  void writesTraditionalChineseAsSimplified() {
    assertThat(NONE.simplifiedChinese().normalize("我喜歡這部電影 abc")).isEqualTo("我喜欢这部电影 abc");
  }

  @Test
  void goesInTheDocumentedOrderWhateverTheOrderOfTheCalls() {
    TextNormalizer one =
        NONE.foldAccents().foldCase(Locale.ROOT).simplifiedChinese().form(Form.NFKC);
    TextNormalizer other =
        NONE.form(Form.NFKC).simplifiedChinese().foldCase(Locale.ROOT).foldAccents();
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    // Only after NFKC are there letters to fold, and only after case ἄ, whose accent goes.
    assertThat(one.normalize("ＣＲÈＭＥ 電 Ἄ İ")).isEqualTo("creme 电 α i");
  }

  @Test
  void bringsWhatCaseHasMadeIntoTheFormToo() {
    TextNormalizer folding = NONE.form(Form.NFC).foldCase(Locale.ROOT);
    assertThat(folding.normalize("\u00DF\u0301")).isEqualTo("s\u015B"); // ß́ as sś
    assertThat(folding.normalize("\u0390")).isEqualTo("\u0390"); // ΐ, which folds into three
  }

  @Test
  void isFoundAgainByItsSettings() {
    List<TextNormalizer> all =
        List.of(
            NONE,
            NONE.form(Form.NFC),
            NONE.form(Form.NFKC),
            NONE.simplifiedChinese(),
            NONE.lowerCase(Locale.ROOT),
            NONE.lowerCase(TURKISH),
            NONE.foldCase(TURKISH),
            NONE.foldAccents());
    assertThat(all).doesNotHaveDuplicates();
    for (TextNormalizer normalizer : all) {
      assertThat(TextNormalizer.of(normalizer.settings())).isEqualTo(normalizer);
    }
    assertThat(NONE)
        .hasToString(
            "TextNormalizer{form=none, simplified_chinese=false, case=kept, case_locale=und,"
                + " fold_accents=false}");
  }

  @Test
  void refusesSettingsThatItDoesNotKnow() {
    Map<String, String> settings = new HashMap<>(NONE.settings());
    settings.put("form", "nfd");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextNormalizer.of(settings))
        .withMessage(
            "TextNormalizer: the setting \"form\" must be one of [none, nfc, nfkc], got \"nfd\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextNormalizer.of(Map.of("form", "nfc")))
        .withMessageContaining("TextNormalizer: the settings lack \"simplified_chinese\"");
    assertThatNullPointerException()
        .isThrownBy(() -> NONE.normalize(null))
        .withMessage("TextNormalizer: text is null");
    assertThatNullPointerException()
        .isThrownBy(() -> NONE.lowerCase(null))
        .withMessageContaining("Locale.ROOT is any language");
  }

  @Test
  void givesTheSameToManyThreadsAtOnce() {
    TextNormalizer all =
        NONE.form(Form.NFKC).simplifiedChinese().foldCase(Locale.ROOT).foldAccents();
    List<String> texts = List.of("我喜歡這部電影", "Crème BRÛLÉE", "ＡＢＣ 漢語", "plain");
    List<String> expected = texts.stream().map(all::normalize).toList();
    assertThat(
            IntStream.range(0, 4000)
                .parallel()
                .allMatch(i -> all.normalize(texts.get(i % 4)).equals(expected.get(i % 4))))
        .isTrue();
  }
}
