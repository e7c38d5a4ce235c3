package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenizerTest {

  private static Tokenizer fitted(Tokenizer.Builder options, String... texts) {
    Tokenizer tokenizer = options.build();
    tokenizer.fitOnTexts(List.of(texts));
    return tokenizer;
  }

  @Test
  void startsFromKerasDefaults() {
    Tokenizer tokenizer = Tokenizer.builder().build();
    assertThat(tokenizer.numWords()).isEmpty();
    assertThat(tokenizer.filters()).isEqualTo("!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n");
    assertThat(tokenizer.lower()).isTrue();
    assertThat(tokenizer.split()).isEqualTo(" ");
    assertThat(tokenizer.charLevel()).isFalse();
    assertThat(tokenizer.oovToken()).isEmpty();
    assertThat(tokenizer.documentCount()).isZero();
  }

  @Test
  void keepsItsOptions() {
    Tokenizer tokenizer =
        Tokenizer.builder()
            .numWords(3)
            .filters("x")
            .lower(false)
            .split("--")
            .charLevel(true)
            .oovToken("?")
            .build();
    assertThat(tokenizer.numWords()).hasValue(3);
    assertThat(tokenizer.filters()).isEqualTo("x");
    assertThat(tokenizer.lower()).isFalse();
    assertThat(tokenizer.split()).isEqualTo("--");
    assertThat(tokenizer.charLevel()).isTrue();
    assertThat(tokenizer.oovToken()).contains("?");
    assertThat(tokenizer)
        .hasToString("Tokenizer[words=0, documents=0, numWords=3, charLevel=true, oovToken=?]");
  }

  @Test
  void refusesOptionsThatCannotWork() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.builder().numWords(0))
        .withMessage(
            "Tokenizer: numWords must be at least 1, got 0; leave it out to keep every word");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.builder().split(""))
        .withMessageContaining("split must not be empty");
    assertThatNullPointerException()
        .isThrownBy(() -> Tokenizer.builder().split(null))
        .withMessageContaining("split");
    assertThatNullPointerException()
        .isThrownBy(() -> Tokenizer.builder().filters(null))
        .withMessageContaining("filters");
    assertThatNullPointerException()
        .isThrownBy(() -> Tokenizer.builder().oovToken(null))
        .withMessageContaining("oovToken");
  }

  @Test
  void aTokenizerIsIndependentOfItsBuilder() {
    Tokenizer.Builder builder = Tokenizer.builder();
    Tokenizer first = fitted(builder, "a");
    Tokenizer second = builder.oovToken("?").build();
    assertThat(first.oovToken()).isEmpty();
    assertThat(second.wordIndex()).isEmpty();
  }

  @Test
  void countsWordsAndDocuments() {
    Tokenizer tokenizer = fitted(Tokenizer.builder(), "b a b", "a, c");
    assertThat(tokenizer.wordCounts())
        .containsExactly(entry("b", 2L), entry("a", 2L), entry("c", 1L));
    assertThat(tokenizer.wordDocs())
        .containsExactly(entry("b", 1L), entry("a", 2L), entry("c", 1L));
    assertThat(tokenizer.wordIndex()).containsExactly(entry("b", 1), entry("a", 2), entry("c", 3));
    assertThat(tokenizer.indexWord()).containsExactly(entry(1, "b"), entry(2, "a"), entry(3, "c"));
    assertThat(tokenizer.indexDocs()).containsExactly(entry(1, 1L), entry(2, 2L), entry(3, 1L));
    assertThat(tokenizer.documentCount()).isEqualTo(2);
  }

  @Test
  void whatItHandsOutStaysAsItWas() {
    Tokenizer tokenizer = fitted(Tokenizer.builder(), "a");
    var views =
        List.of(
            tokenizer.wordIndex(),
            tokenizer.indexWord(),
            tokenizer.wordCounts(),
            tokenizer.wordDocs(),
            tokenizer.indexDocs());
    tokenizer.fitOnTexts(List.of("b b"));
    assertThat(views).allSatisfy(view -> assertThat(view).hasSize(1).isUnmodifiable());
  }

  @Test
  void theVocabularySizeIsTheLargestIdPlusOne() {
    assertThat(fitted(Tokenizer.builder(), "a b c").vocabularySize()).isEqualTo(4);
    assertThat(fitted(Tokenizer.builder().numWords(3), "a b c").vocabularySize()).isEqualTo(3);
    assertThat(fitted(Tokenizer.builder().numWords(4), "a b c").vocabularySize()).isEqualTo(4);
    assertThat(fitted(Tokenizer.builder().numWords(99), "a b c").vocabularySize()).isEqualTo(4);
    assertThat(fitted(Tokenizer.builder().oovToken("?"), "a b c").vocabularySize()).isEqualTo(5);
    assertThat(fitted(Tokenizer.builder().oovToken("?").numWords(3), "a b c").vocabularySize())
        .isEqualTo(3);
    assertThat(fitted(Tokenizer.builder().numWords(1), "a b c").vocabularySize()).isEqualTo(1);
    assertThat(fitted(Tokenizer.builder(), "").vocabularySize()).isEqualTo(1);
  }

  @Test
  void theVocabularySizeHoldsWhereKerasFormulasFallShort() {
    assertThat(fitted(Tokenizer.builder().oovToken("?").numWords(1), "a b").vocabularySize())
        .isEqualTo(2);

    Tokenizer met = fitted(Tokenizer.builder().oovToken("c").numWords(2), "a b c");
    assertThat(met.wordIndex()).containsExactly(entry("c", 4), entry("a", 2), entry("b", 3));
    assertThat(met.textToSequence("a")).containsExactly(4);
    assertThat(met.vocabularySize()).isEqualTo(5);

    Tokenizer unlimited = fitted(Tokenizer.builder().oovToken("c"), "a b c");
    assertThat(unlimited.textToSequence("x")).containsExactly(4);
    assertThat(unlimited.vocabularySize())
        .isEqualTo(5)
        .isGreaterThan(unlimited.wordIndex().size() + 1);
  }

  @Test
  void beforeFittingThereAreNoWords() {
    Tokenizer tokenizer = Tokenizer.builder().build();
    assertThat(tokenizer.textsToSequences(List.of("a b", ""))).isDeepEqualTo(new int[][] {{}, {}});
    assertThat(tokenizer.sequencesToTexts(new int[][] {{1, 0}})).containsExactly("");
    assertThat(tokenizer.wordIndex()).isEmpty();
  }

  @Test
  void beforeFittingSaysWhatIsMissing() {
    Tokenizer tokenizer = Tokenizer.builder().build();
    assertThatIllegalStateException()
        .isThrownBy(() -> tokenizer.textsToMatrix(List.of("a"), MatrixMode.COUNT))
        .withMessageContaining("set numWords, or fit on some texts first");
    assertThatIllegalStateException()
        .isThrownBy(tokenizer::vocabularySize)
        .withMessageContaining("call fitOnTexts first");
    Tokenizer limited = Tokenizer.builder().numWords(2).oovToken("?").build();
    assertThatIllegalStateException()
        .isThrownBy(() -> limited.sequencesToMatrix(new int[][] {{1}}, MatrixMode.TFIDF))
        .withMessageContaining("TFIDF needs");
    assertThat(limited.sequencesToMatrix(new int[][] {{1}}, MatrixMode.BINARY))
        .isDeepEqualTo(new float[][] {{0, 1}});
    assertThatIllegalStateException()
        .isThrownBy(() -> limited.textToSequence("a"))
        .withMessage("Tokenizer: the oovToken \"?\" has no id yet: call fitOnTexts first");
    assertThatIllegalStateException()
        .isThrownBy(() -> limited.sequencesToTexts(new int[][] {{5}}))
        .withMessage(
            "Tokenizer: id 5 has no word and the oovToken \"?\" no id: fit the tokenizer first");
  }

  @Test
  void aTextWithoutWordsIsNoError() {
    Tokenizer tokenizer = fitted(Tokenizer.builder(), "", " ?! ");
    assertThat(tokenizer.documentCount()).isEqualTo(2);
    assertThat(tokenizer.textToSequence("")).isEmpty();
    assertThat(tokenizer.textsToSequences(List.of())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(MatrixMode.class)
  void aMatrixOfTextsIsThatOfTheirSequences(MatrixMode mode) {
    Tokenizer tokenizer = fitted(Tokenizer.builder().numWords(3), "a b", "a c c");
    List<String> texts = List.of("a a b", "", "c");
    assertThat(tokenizer.textsToMatrix(texts, mode))
        .isDeepEqualTo(tokenizer.sequencesToMatrix(tokenizer.textsToSequences(texts), mode));
  }

  @Test
  void namesTheNullAndLearnsNothing() {
    Tokenizer tokenizer = fitted(Tokenizer.builder(), "a");
    assertThatNullPointerException()
        .isThrownBy(() -> tokenizer.fitOnTexts(Arrays.asList("b", null)))
        .withMessage("fitOnTexts: text 1 is null");
    assertThatNullPointerException()
        .isThrownBy(
            () -> tokenizer.fitOnTokens(List.of(List.of("b"), Arrays.asList("c", "d", null))))
        .withMessage("fitOnTokens: in text 1, word 2 is null");
    assertThatNullPointerException()
        .isThrownBy(() -> tokenizer.fitOnTokens(Arrays.asList(List.of("b"), null)))
        .withMessage("fitOnTokens: text 1 is null");
    assertThatNullPointerException()
        .isThrownBy(() -> tokenizer.fitOnSequences(new int[][] {{1}, null}))
        .withMessage("fitOnSequences: sequence 1 is null; give an empty array");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tokenizer.fitOnSequences(new int[][] {{1}, {2, -3}}))
        .withMessage("fitOnSequences: ids must be at least 0, got -3 at [1, 1]");
    assertThat(tokenizer.documentCount()).isEqualTo(1);
    assertThat(tokenizer.wordIndex()).containsExactly(entry("a", 1));
    assertThat(tokenizer.indexDocs()).containsExactly(entry(1, 1L));
  }

  @Test
  void namesTheNullInWhatItConverts() {
    Tokenizer tokenizer = fitted(Tokenizer.builder(), "a");
    assertThatNullPointerException()
        .isThrownBy(() -> tokenizer.textsToSequences(Arrays.asList("b", null)))
        .withMessage("textsToSequences: text 1 is null");
    assertThatNullPointerException()
        .isThrownBy(() -> tokenizer.textToSequence(null))
        .withMessageContaining("text is null");
    assertThatNullPointerException()
        .isThrownBy(() -> tokenizer.tokensToSequences(List.of(Arrays.asList("a", null))))
        .withMessage("tokensToSequences: in text 0, word 1 is null");
    assertThatNullPointerException()
        .isThrownBy(() -> tokenizer.sequencesToTexts(new int[][] {null}))
        .withMessageContaining("sequencesToTexts: sequence 0 is null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tokenizer.sequencesToMatrix(new int[][] {{-1}}, MatrixMode.COUNT))
        .withMessage("sequencesToMatrix: ids must be at least 0, got -1 at [0, 0]");
    assertThatNullPointerException()
        .isThrownBy(() -> tokenizer.sequencesToMatrix(new int[][] {{1}}, null))
        .withMessageContaining("mode is null");
  }

  @Test
  void theLocaleOfTheMachineChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(fitted(Tokenizer.builder(), "TITLE").wordIndex()).containsOnlyKeys("title");
      Locale.setDefault(Locale.forLanguageTag("lt-LT"));
      assertThat(fitted(Tokenizer.builder(), "I\u0300").wordIndex()).containsOnlyKeys("i\u0300");
      assertThat(fitted(Tokenizer.builder().numWords(3), "x").toJson()).contains("\"num_words\":3");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void charLevelGivesCodePoints() {
    Tokenizer tokenizer = fitted(Tokenizer.builder().charLevel(true), "a😀a");
    assertThat(tokenizer.wordIndex()).containsExactly(entry("a", 1), entry("😀", 2));
  }

  @Test
  void longTextsAndManyWordsFit() {
    StringBuilder text = new StringBuilder();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      words.add("w" + i);
      text.append("W").append(i).append(' ');
    }
    String longWord = "x".repeat(100_000);
    Tokenizer tokenizer = fitted(Tokenizer.builder(), text + longWord);
    assertThat(tokenizer.wordIndex()).hasSize(50_001).containsEntry("w49999", 50_000);
    int[] sequence = tokenizer.textToSequence(text.toString());
    assertThat(sequence).hasSize(50_000).startsWith(1, 2, 3).endsWith(49_999, 50_000);
    assertThat(
            Tokenizer.fromJson(tokenizer.toJson())
                .tokensToSequences(List.of(words, List.of(longWord))))
        .isDeepEqualTo(new int[][] {sequence, {50_001}});
  }

  @Test
  void manyThreadsMayReadAtOnce() throws Exception {
    RandomTexts random = new RandomTexts(17);
    List<String> texts = random.texts(300);
    int[][] expected =
        fitted(Tokenizer.builder().oovToken("?"), texts.toArray(new String[0]))
            .textsToSequences(texts);
    for (int repeat = 0; repeat < 20; repeat++) { // each time the first to ask ranks the words
      Tokenizer tokenizer = fitted(Tokenizer.builder().oovToken("?"), texts.toArray(new String[0]));
      CyclicBarrier start = new CyclicBarrier(4);
      Callable<int[][]> reader =
          () -> {
            start.await();
            return tokenizer.textsToSequences(texts);
          };
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        for (Future<int[][]> result : threads.invokeAll(List.of(reader, reader, reader, reader))) {
          assertThat(result.get()).isDeepEqualTo(expected);
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }
}
