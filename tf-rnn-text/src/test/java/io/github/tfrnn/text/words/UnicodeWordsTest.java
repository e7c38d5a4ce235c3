package io.github.tfrnn.text.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class UnicodeWordsTest {
  private static final UnicodeWords WORDS = UnicodeWords.standard();

  @Test
  void cutsLanguagesWithoutBlanksByDictionaries() {
    assertThat(WORDS.split("我喜欢这部电影，真的！")).containsExactly("我", "喜欢", "这", "部", "电影", "真的");
    assertThat(WORDS.split("私はこの映画が大好きです。"))
        .containsExactly("私", "は", "この", "映画", "が", "大好き", "です");
    assertThat(WORDS.split("ฉันชอบหนังเรื่องนี้มาก"))
        .containsExactly("ฉัน", "ชอบ", "หนัง", "เรื่อง", "นี้", "มาก");
    assertThat(WORDS.split("ខ្ញុំចូលចិត្តភាពយន្តនេះ"))
        .containsExactly("ខ្ញុំ", "ចូលចិត្ត", "ភាពយន្ត", "នេះ");
  }

  @Test
  void cutsOtherLanguagesByTheRules() {
    assertThat(WORDS.split("Can't we meet at 3.30, Mr. O’Neill—please?"))
        .containsExactly("Can't", "we", "meet", "at", "3.30", "Mr", "O’Neill", "please");
    assertThat(WORDS.split("Где ты?\tÇa va\u00A0bien. السلام عليكم\n"))
        .containsExactly("Где", "ты", "Ça", "va", "bien", "السلام", "عليكم");
    assertThat(WORDS.split("")).isEmpty();
    assertThat(WORDS.split(" \u200B\u0000 … ! \n")).isEmpty();
  }

  @Test
  void keepsEmojiAndDropsOtherSymbols() {
    assertThat(WORDS.split("top😀👍🏽 👩‍👩‍👧🇩🇪 ❤️ ☺ 1️⃣ © ™ → $ + #tag"))
        .containsExactly("top", "😀", "👍🏽", "👩‍👩‍👧", "🇩🇪", "❤️", "☺", "1️⃣", "tag");
  }

  @Test
  void keepsPunctuationWhenAsked() {
    assertThat(WORDS.keepPunctuation().split("Ja! 50 % (“gut”)…\n"))
        .containsExactly("Ja", "!", "50", "%", "(", "“", "gut", "”", ")", "…");
  }

  @Test
  void foldsNumbersWhenAsked() {
    UnicodeWords folding = WORDS.numbersAs("<num>");
    assertThat(folding.split("3.14 and 1,000 of R2D2, 4x4 １２ ٣ 1️⃣ 12日"))
        .containsExactly(
            "<num>", "and", "<num>", "of", "R2D2", "4x4", "<num>", "<num>", "1️⃣", "<num>", "日");
    assertThat(WORDS.split("３ 3")).containsExactly("３", "3");
  }

  @Test
  void cutsAddressesUnlessTheyAreAskedFor() {
    assertThat(WORDS.split("joe@example.org http://a.org/b"))
        .containsExactly("joe", "example.org", "http", "a.org", "b");
  }

  @Test
  void keepsOrFoldsEmailAddresses() {
    String text = "(joe.b+x@mail.example.org), müller@bücher.de. 请写信给li@example.cn谢谢 @me a@b x@y.1";
    assertThat(WORDS.emailsWhole().split(text))
        .containsExactly(
            "joe.b+x@mail.example.org",
            "müller@bücher.de",
            "请",
            "写信",
            "给",
            "li@example.cn",
            "谢谢",
            "me",
            "a",
            "b",
            "x",
            "y",
            "1");
    assertThat(WORDS.emailsAs("<email>").split("to ...a@b.org, @c@d.org and e.@f.org"))
        .containsExactly("to", "<email>", "<email>", "and", "e", "f.org");
  }

  @Test
  void keepsOrFoldsUrls() {
    String text =
        "see (https://en.example.org/wiki/A_(b)?c=1&d=%20#e), WWW.example.org. awww.no http:// x"
            + " 访问https://example.cn/路径，谢谢 ftp://joe@example.org/x!";
    assertThat(WORDS.urlsWhole().split(text))
        .containsExactly(
            "see",
            "https://en.example.org/wiki/A_(b)?c=1&d=%20#e",
            "WWW.example.org",
            "awww.no",
            "http",
            "x",
            "访问",
            "https://example.cn/",
            "路径",
            "谢谢",
            "ftp://joe@example.org/x");
    assertThat(WORDS.urlsAs("<url>").emailsAs("<email>").split("www.a.org, b@c.org http://d@e.org"))
        .containsExactly("<url>", "<email>", "<url>");
  }

  @Test
  void takesTimeInProportionToTheText() {
    UnicodeWords all = WORDS.urlsWhole().emailsWhole();
    for (String part :
        List.of("a@", "http:///", "www..", "a.", "http://(", "a@b.", "@", "aaaaaaaa")) {
      String text = part.repeat(400_000 / part.length());
      // Quadratic time would be hours.
      assertThat(Addresses.of(text, true, true).size()).isLessThan(400_000);
    }
    assertThat(all.split("我喜欢 ".repeat(2000))).hasSize(4000);
  }

  @Test
  void followsTheLocalesOwnRules() {
    String finnish = "EU:n maat";
    assertThat(WORDS.split(finnish)).containsExactly("EU", "n", "maat");
    assertThat(WORDS.locale(Locale.forLanguageTag("fi")).split(finnish))
        .containsExactly("EU:n", "maat");
  }

  @Test
  void isFoundAgainByItsSettings() {
    List<UnicodeWords> all =
        List.of(
            WORDS,
            WORDS.locale(Locale.forLanguageTag("zh-Hant-TW")),
            WORDS.numbersAs("<num>"),
            WORDS.emailsWhole(),
            WORDS.emailsAs("as is"),
            WORDS.urlsWhole(),
            WORDS.urlsAs("<url>"),
            WORDS.keepPunctuation());
    assertThat(all).doesNotHaveDuplicates();
    for (UnicodeWords words : all) {
      assertThat(WordSplitter.ofLibrary(words.name(), words.settings()))
          .contains(words)
          .hasValueSatisfying(read -> assertThat(read).hasSameHashCodeAs(words));
    }
    assertThat(WordSplitter.ofLibrary("mine", Map.of())).isEmpty();
    assertThat(WORDS)
        .hasToString(
            "UnicodeWords{locale=und, numbers=whole, emails=cut, urls=cut, punctuation=false}");
  }

  @Test
  void refusesSettingsThatItDoesNotKnow() {
    refuses(Map.of(), "UnicodeWords: the settings lack \"locale\"");
    refuses(
        changed("numbers", "gone"),
        "UnicodeWords: the setting \"numbers\" must be \"cut\", \"whole\" or \"as …\", got"
            + " \"gone\"");
    refuses(changed("punctuation", "yes"), "must be \"true\" or \"false\", got \"yes\"");
    refuses(changed("stems", "true"), "unknown setting \"stems\"", "a newer version");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WORDS.urlsAs(""))
        .withMessage("UnicodeWords: the token of urls must not be empty: try \"<x>\"");
    assertThatNullPointerException()
        .isThrownBy(() -> WORDS.numbersAs(null))
        .withMessage("UnicodeWords: the token of numbers is null");
    assertThatNullPointerException()
        .isThrownBy(() -> WORDS.locale(null))
        .withMessageContaining("locale is null");
  }

  private static Map<String, String> changed(String name, String value) {
    Map<String, String> settings = new HashMap<>(WORDS.settings());
    settings.put(name, value);
    return settings;
  }

  private static void refuses(Map<String, String> settings, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordSplitter.ofLibrary(UnicodeWords.NAME, settings))
        .satisfies(e -> assertThat(e).hasMessageContainingAll(parts));
  }

  @Test
  void cutsTheSameForManyThreadsAtOnce() throws Exception {
    List<String> texts =
        List.of("我喜欢这部电影", "ฉันชอบหนังเรื่องนี้มาก", "A fine film", "私はこの映画が大好きです");
    List<List<String>> expected = texts.stream().map(WORDS::split).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        all.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 2000; i++) {
                    if (!WORDS.split(texts.get(i % 4)).equals(expected.get(i % 4))) {
                      return false;
                    }
                  }
                  return true;
                }));
      }
      for (Future<Boolean> same : all) {
        assertThat(same.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
