package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.text.words.Graphemes;
import io.github.tfrnn.text.words.TextNormalizer;
import io.github.tfrnn.text.words.TextNormalizer.Form;
import io.github.tfrnn.text.words.UnicodeWords;
import io.github.tfrnn.text.words.WordSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Splitters and normalizers on texts that look for trouble, addresses among them. */
class TokenizerWordsPropertyTest {
  private static final List<String> PIECES =
      List.of(
          "@", ".", "a@b.org", "www.", "http://", "a.org/x(y", ")", "1,5", "ป่า", "我喜欢", "🇩🇪");

  private static final TextNormalizer SIMPLIFYING =
      TextNormalizer.none().simplifiedChinese().lowerCase(Locale.forLanguageTag("tr"));

  private static final List<TextNormalizer> NORMALIZERS =
      List.of(
          TextNormalizer.none().form(Form.NFC),
          TextNormalizer.none().form(Form.NFKC).foldCase(Locale.ROOT),
          SIMPLIFYING,
          TextNormalizer.none().form(Form.NFKC).foldCase(Locale.ROOT).foldAccents());

  private static List<String> texts(long seed) {
    RandomTexts texts = new RandomTexts(seed);
    Random random = new Random(seed);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(4); part >= 0; part--) {
        text.append(texts.text()).append(PIECES.get(random.nextInt(PIECES.size())));
      }
      all.add(text.toString());
    }
    return all;
  }

  @Test
  void graphemesAreTheWholeText() {
    for (String text : texts(1)) {
      assertThat(String.join("", Graphemes.standard().split(text))).isEqualTo(text);
    }
  }

  @Test
  void wordsStandInTheTextOneAfterTheOther() {
    UnicodeWords plain = UnicodeWords.standard();
    for (UnicodeWords words :
        List.of(
            plain, plain.keepPunctuation(), plain.emailsWhole(), plain.urlsWhole().emailsWhole())) {
      for (String text : texts(2)) {
        int from = 0;
        for (String word : words.split(text)) {
          int at = text.indexOf(word, from);
          assertThat(at).as("%s in %s after %s", word, text, from).isNotNegative();
          assertThat(word).isNotEmpty();
          from = at + word.length();
        }
      }
    }
  }

  @Test
  void normalizersHaveNothingLeftToDoTheSecondTime() {
    for (TextNormalizer normalizer : NORMALIZERS) {
      if (normalizer.equals(SIMPLIFYING)) { // writes 苧 as 苎 and 薴 as 苧
        continue;
      }
      for (String text : texts(3)) {
        String once = normalizer.normalize(text);
        assertThat(normalizer.normalize(once)).as("%s of %s", normalizer, text).isEqualTo(once);
      }
    }
  }

  @Test
  void tokenizersGiveTheSameIdsAfterReading() {
    for (WordSplitter words :
        List.of(Graphemes.standard(), UnicodeWords.standard().urlsAs("<url>").emailsWhole())) {
      for (TextNormalizer normalizer : NORMALIZERS) {
        Tokenizer tokenizer = Tokenizer.builder().words(words).normalizer(normalizer).build();
        tokenizer.fitOnTexts(texts(4));
        Tokenizer read = Tokenizer.fromJson(tokenizer.toJson());
        assertThat(read.wordIndex()).isEqualTo(tokenizer.wordIndex());
        assertThat(read.textsToSequences(texts(5)))
            .isDeepEqualTo(tokenizer.textsToSequences(texts(5)));
      }
    }
  }
}
