package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.text.words.Graphemes;
import io.github.tfrnn.text.words.TextNormalizer;
import io.github.tfrnn.text.words.TextNormalizer.Form;
import io.github.tfrnn.text.words.UnicodeWords;
import io.github.tfrnn.text.words.WordSplitter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerWordsTest {
  private static final WordSplitter HALVES =
      WordSplitter.named("halves", text -> Arrays.asList(text.split("\\|", -1)));

  @TempDir private Path folder;

  private static Tokenizer fitted(Tokenizer.Builder options, String... texts) {
    Tokenizer tokenizer = options.build();
    tokenizer.fitOnTexts(List.of(texts));
    return tokenizer;
  }

  @Test
  void numbersTheWordsOfTheSplitter() {
    Tokenizer tokenizer =
        fitted(
            Tokenizer.builder().words(UnicodeWords.standard().urlsAs("<URL>")).oovToken("?"),
            "我喜欢这部电影。",
            "电影 at HTTP://example.org/X!");
    assertThat(tokenizer.wordIndex().keySet())
        .containsExactly("?", "电影", "我", "喜欢", "这", "部", "at", "<URL>");
    assertThat(tokenizer.textToSequence("电影！真的 www.a.org")).containsExactly(2, 1, 8);
    assertThat(tokenizer.words()).contains(UnicodeWords.standard().urlsAs("<URL>"));
    assertThat(tokenizer.normalizer()).isEmpty();
    assertThat(tokenizer.toString()).contains(", splitter=UnicodeWords{").endsWith("}]");
  }

  @Test
  void normalizesBeforeItLowerCasesAndCuts() {
    TextNormalizer turkish =
        TextNormalizer.none().form(Form.NFKC).lowerCase(Locale.forLanguageTag("tr"));
    Tokenizer tokenizer = fitted(Tokenizer.builder().normalizer(turkish), "İYİ ＩＬＩＫ iyi");
    assertThat(tokenizer.wordIndex().keySet()).containsExactly("iyi", "ılık");
    tokenizer.fitOnTokens(List.of(List.of("İYİ")));
    assertThat(tokenizer.wordCounts()).containsEntry("iyi", 3L);
    assertThat(tokenizer.tokensToSequences(List.of(List.of("ILIK"))))
        .isDeepEqualTo(new int[][] {{2}});
    assertThat(
            fitted(
                    Tokenizer.builder().charLevel(true).normalizer(turkish.foldAccents()),
                    "É e\u0301")
                .wordIndex()
                .keySet())
        .containsExactly("e", " ");
  }

  @Test
  void givesTheSameIdsAfterReading() {
    List<String> texts =
        List.of("Ça va 電影 3 a@b.org 👩‍👩‍👧", "CA VA\u0327 电影 4 c@d.org 🇩🇪🇩🇪");
    for (Tokenizer.Builder options :
        List.of(
            Tokenizer.builder().words(UnicodeWords.standard().keepPunctuation()),
            Tokenizer.builder()
                .words(UnicodeWords.standard().numbersAs("<num>").emailsAs("<email>"))
                .normalizer(
                    TextNormalizer.none()
                        .form(Form.NFC)
                        .simplifiedChinese()
                        .foldCase(Locale.ROOT)
                        .foldAccents()),
            Tokenizer.builder().words(Graphemes.standard().withoutBlanks()).lower(false),
            Tokenizer.builder().normalizer(TextNormalizer.none().foldAccents()).numWords(4))) {
      Tokenizer tokenizer = options.oovToken("?").build();
      tokenizer.fitOnTexts(texts);
      Tokenizer read = Tokenizer.fromJson(tokenizer.toJson());
      assertThat(read.toJson()).isEqualTo(tokenizer.toJson());
      assertThat(read.words()).isEqualTo(tokenizer.words());
      assertThat(read.normalizer()).isEqualTo(tokenizer.normalizer());
      assertThat(read.textsToSequences(texts)).isDeepEqualTo(tokenizer.textsToSequences(texts));
    }
  }

  @Test
  void writesNothingNewIfNothingWasSet() {
    ObjectNode config =
        (ObjectNode) Golden.parse(fitted(Tokenizer.builder(), "a b").toJson()).get("config");
    assertThat(config.fieldNames())
        .toIterable()
        .containsExactly(
            "num_words",
            "filters",
            "lower",
            "split",
            "char_level",
            "oov_token",
            "document_count",
            "word_counts",
            "word_docs",
            "index_docs",
            "index_word",
            "word_index");
  }

  @Test
  void findsOnesOwnSplitterByItsName() throws IOException {
    Tokenizer tokenizer = fitted(Tokenizer.builder().words(HALVES), "a b|c||A b");
    assertThat(tokenizer.wordIndex().keySet()).containsExactly("a b", "c"); // no empty ones
    Tokenizer read = Tokenizer.fromJson(tokenizer.toJson(), Graphemes.standard(), HALVES);
    assertThat(read.textToSequence("c|a b")).containsExactly(2, 1);
    Path file = folder.resolve("tokenizer.json");
    tokenizer.save(file);
    assertThat(Tokenizer.load(file, HALVES).toJson()).isEqualTo(tokenizer.toJson());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.fromJson(tokenizer.toJson()))
        .withMessage(
            "Tokenizer JSON: the words were cut by the splitter \"halves\", which is none of this"
                + " library's, and none was given with that name: give one, as in"
                + " Tokenizer.fromJson(json, splitter); given: []");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.load(file, HALVES, HALVES))
        .withMessageContaining("and 2 were given")
        .withMessageStartingWith(file + ": ");
  }

  private record AtSign(String name, Map<String, String> settings) implements WordSplitter {
    @Override
    public List<String> split(String text) {
      return switch (text) {
        case "null" -> null;
        case "null word" -> Arrays.asList("a", null);
        default -> List.of(text.split("@", -1));
      };
    }
  }

  @Test
  void refusesOnesOwnSplitterWithOtherSettings() {
    Tokenizer tokenizer =
        fitted(Tokenizer.builder().words(new AtSign("at", Map.of("a", "1"))), "a@b");
    assertThat(
            Tokenizer.fromJson(tokenizer.toJson(), new AtSign("at", Map.of("a", "1"))).wordIndex())
        .hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Tokenizer.fromJson(tokenizer.toJson(), new AtSign("at", Map.of("a", "2"))))
        .withMessageContaining("with the settings {a=1}, the one given has {a=2}");
  }

  @Test
  void refusesSplittersWithoutANameOfTheirOwnAndWhatTheyMustNotReturn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.builder().words(new AtSign("graphemes", Map.of())))
        .withMessageContaining("which is that of one of this library's: choose another");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.builder().words(new AtSign("", Map.of())))
        .withMessageContaining("has no name");
    assertThatNullPointerException()
        .isThrownBy(() -> Tokenizer.builder().words(new AtSign("at", null)))
        .withMessageContaining("settings is null");
    assertThatNullPointerException()
        .isThrownBy(() -> Tokenizer.builder().words(null))
        .withMessageContaining("words is null");
    Tokenizer tokenizer = Tokenizer.builder().words(new AtSign("at", Map.of())).build();
    assertThatNullPointerException()
        .isThrownBy(() -> tokenizer.fitOnTexts(List.of("null")))
        .withMessage("WordSplitter \"at\": split returned null");
    assertThatNullPointerException()
        .isThrownBy(() -> tokenizer.fitOnTexts(List.of("null word")))
        .withMessage("WordSplitter \"at\": split returned a null word");
  }

  @Test
  void refusesOptionsThatDoNotGoTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.builder().charLevel(true).words(HALVES).build())
        .withMessageContaining("leave one of them out; Graphemes are the characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.builder().words(HALVES).filters("!").build())
        .withMessageContaining("with words(…), filters and split do nothing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.builder().words(HALVES).split(",").build())
        .withMessageContaining("with words(…), filters and split do nothing");
    assertThatNullPointerException()
        .isThrownBy(() -> Tokenizer.builder().normalizer(null))
        .withMessageContaining("normalizer is null");
  }

  @Test
  void saysWhatIsWrongInTheJson() {
    refuses(config -> config.put("words", 1), "words must be an object", "got 1");
    refuses(config -> config.putObject("words").put("name", "graphemes"), "settings of words");
    refuses(config -> config.put("normalizer", "nfc"), "normalizer must be an object of strings");
    refuses(
        config -> config.putObject("normalizer").put("form", 1),
        "\"form\" of normalizer must be a string, got 1");
    refuses(
        config -> config.putObject("normalizer").put("form", "nfc"),
        "normalizer: TextNormalizer: the settings lack \"simplified_chinese\"");
    refuses(
        config -> config.putObject("words").put("name", "graphemes").putObject("settings"),
        "words: Graphemes: the settings lack \"blanks\"");
  }

  private static void refuses(Consumer<ObjectNode> change, String... parts) {
    ObjectNode root = (ObjectNode) Golden.parse(fitted(Tokenizer.builder(), "a").toJson());
    change.accept((ObjectNode) root.get("config"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.fromJson(root.toString()))
        .withMessageStartingWith("Tokenizer JSON: ")
        .satisfies(e -> assertThat(e).hasMessageContainingAll(parts));
  }

  @Test
  void getsNoSignatureButAPipelineInJava() {
    Tokenizer cut = fitted(Tokenizer.builder().words(HALVES), "a b|c");
    Tokenizer normalized =
        fitted(Tokenizer.builder().normalizer(TextNormalizer.none().foldAccents()), "é");
    TextPreprocessing texts = TextPreprocessing.of(cut, PadOptions.maxlen(3));
    assertThat(texts.reasonAgainstSignature())
        .contains(
            "The splitter \"halves\" cuts the words, which TensorFlow's operations cannot do.");
    assertThat(TextPreprocessing.of(normalized, PadOptions.maxlen(3)).reasonAgainstSignature())
        .contains("The texts are normalized first, which TensorFlow's operations cannot do.");
    try (Sequential model =
        Sequential.seeded(1, Embedding.of(cut.vocabularySize(), 2), GRU.of(2), Dense.of(2))) {
      model.export(folder.resolve("model"), texts.assets());
      float[][] expected = model.predict(texts.ids(List.of("c|a b")));
      try (Pipeline pipeline = Pipeline.load(folder.resolve("model"), HALVES)) {
        assertThat(pipeline.model().signatures()).containsOnlyKeys("serving_default");
        assertThat(pipeline.outputs(List.of("C|a b")).toMatrix()).isDeepEqualTo(expected);
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pipeline.load(folder.resolve("model")))
        .withMessageContaining("no text pipeline: Tokenizer JSON: the words were cut by");
  }
}
