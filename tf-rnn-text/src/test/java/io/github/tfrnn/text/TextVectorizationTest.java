package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextVectorizationTest {
  private static final List<String> TEXTS = List.of("The cat sat.", "the cat", "a the");

  @TempDir private Path folder;

  private static TextVectorization.Builder builder() {
    return TextVectorization.builder();
  }

  private static TextVectorization.Builder count() {
    return builder().outputMode(VectorizationMode.COUNT);
  }

  private static TextVectorization.Builder idf() {
    return builder().outputMode(VectorizationMode.TF_IDF);
  }

  @Test
  void adaptingLeavesTheFormerOneAlone() {
    TextVectorization empty = builder().build();
    TextVectorization first = empty.adapt(TEXTS);
    TextVectorization second = first.adapt(List.of("dog"));
    assertThatIllegalStateException().isThrownBy(empty::vocabularySize);
    assertThat(first.getVocabulary(true)).containsExactly("", "[UNK]", "the", "cat", "sat", "a");
    assertThat(second.getVocabulary(false)).containsExactly("dog");
  }

  @Test
  void readsEachTextOnceAndKeepsNone() {
    List<Integer> read = new ArrayList<>();
    Iterable<String> texts =
        () -> List.of(0, 1, 2).stream().peek(read::add).map(i -> "word" + i).iterator();
    assertThat(builder().build().adapt(texts).vocabularySize()).isEqualTo(5);
    assertThat(read).containsExactly(0, 1, 2);
  }

  @Test
  void hasOneTimestepOfPaddingWhereAllTextsAreEmpty() {
    TextVectorization vectorization = builder().build().adapt(TEXTS);
    assertThat(vectorization.ids(List.of("", " ?! "))).isDeepEqualTo(new int[][] {{0}, {0}});
    assertThat(VectorizationGraph.ids(vectorization, VectorizationGraph.utf8(List.of("", "!"))))
        .isDeepEqualTo(new int[][] {{0}, {0}});
    assertThat(vectorization.ids(List.of())).isEmpty();
  }

  @Test
  void takesABatchOfNoneInAGraph() {
    for (Splitting splitting : Splitting.values()) {
      for (int ngrams : new int[] {1, 2}) {
        TextVectorization.Builder ids = builder().split(splitting).ngrams(ngrams);
        assertThat(
                VectorizationGraph.shape(
                        ids.outputSequenceLength(4).build().adapt(TEXTS), List.of())
                    .asArray())
            .containsExactly(0, 4);
        TextVectorization counts = count().split(splitting).ngrams(ngrams).build().adapt(TEXTS);
        assertThat(VectorizationGraph.shape(counts, List.of()).asArray())
            .containsExactly(0, counts.vocabularySize());
        assertThat(counts.matrix(List.of())).isEmpty();
      }
    }
  }

  @Test
  void readsLoneSurrogatesAsTheExportedModelGetsThem() {
    TextVectorization characters =
        builder().split(Splitting.CHARACTER).standardize(Standardization.NONE).build();
    TextVectorization vectorization = characters.adapt(List.of("a?"));
    assertThat(vectorization.ids(List.of("\uD83Da")))
        .isDeepEqualTo(vectorization.ids(List.of("?a")));
  }

  @Test
  void saysWhatToCallInAnotherMode() {
    TextVectorization ids = builder().build().adapt(TEXTS);
    TextVectorization counts = count().build().adapt(TEXTS);
    assertThatIllegalStateException()
        .isThrownBy(() -> ids.matrix(TEXTS))
        .withMessageContainingAll("mode is INT", "call ids");
    assertThatIllegalStateException()
        .isThrownBy(() -> counts.ids(TEXTS))
        .withMessageContainingAll("mode is COUNT", "call matrix");
  }

  @Test
  void saysThatItIsNotAdapted() {
    TextVectorization ids = builder().build();
    TextVectorization padded = count().maxTokens(9).padToMaxTokens(true).build();
    assertThatIllegalStateException()
        .isThrownBy(() -> ids.ids(TEXTS))
        .withMessageContaining("adapt(texts)");
    assertThatIllegalStateException()
        .isThrownBy(() -> padded.matrix(TEXTS))
        .withMessageContaining("adapt(texts)");
    assertThatIllegalStateException().isThrownBy(() -> ids.getVocabulary(true));
    assertThatIllegalStateException().isThrownBy(() -> ids.saveVocabulary(folder.resolve("v")));
    assertThatIllegalStateException().isThrownBy(ids::inputTransform);
    assertThatIllegalStateException().isThrownBy(ids::assetContent);
  }

  @Test
  void namesTheTextThatIsNull() {
    TextVectorization vectorization = builder().build();
    List<String> texts = Arrays.asList("a", null);
    assertThatNullPointerException()
        .isThrownBy(() -> vectorization.adapt(texts))
        .withMessageContaining("text 1 is null");
    TextVectorization adapted = vectorization.adapt(TEXTS);
    assertThatNullPointerException()
        .isThrownBy(() -> adapted.ids(texts))
        .withMessageContaining("text 1 is null");
    assertThatNullPointerException()
        .isThrownBy(() -> adapted.idsOfBytes(Arrays.asList(new byte[0], null)))
        .withMessageContaining("text 1 is null");
  }

  @Test
  void learnsNothingFromTextsWithoutTokens() {
    for (List<String> texts : List.of(List.<String>of(), List.of("", " "))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder().build().adapt(texts))
          .withMessageContaining("none of the %s texts has a token", texts.size());
    }
    TextVectorization asWritten = builder().standardize(Standardization.NONE).build();
    assertThatIllegalArgumentException().isThrownBy(() -> asWritten.adapt(List.of("[UNK]")));
  }

  @Test
  void learnsNothingWhereAVocabularyWasGiven() {
    TextVectorization given = builder().vocabulary(List.of("a")).build();
    for (TextVectorization each : List.of(given, TextVectorization.fromJson(given.toJson()))) {
      assertThatIllegalStateException()
          .isThrownBy(() -> each.adapt(TEXTS))
          .withMessageContaining("a vocabulary was given");
    }
    TextVectorization options = TextVectorization.fromJson(builder().maxTokens(3).build().toJson());
    assertThat(options.adapt(TEXTS).getVocabulary(false)).containsExactly("the");
  }

  @Test
  void refusesOptionsThatDoNotFit() {
    refuses(builder().maxTokens(2), "maxTokens must be more than 2 in mode INT");
    refuses(count().maxTokens(1), "maxTokens must be more than 1 in mode COUNT");
    refuses(count().padToMaxTokens(true), "padToMaxTokens needs maxTokens");
    refuses(count().outputSequenceLength(3), "outputSequenceLength is for mode INT");
    refuses(builder().split(Splitting.NONE).ngramLengths(2, 3), "has no n-grams of [2, 3]");
    refuses(builder().idfWeights(1), "none is given");
    assertThatIllegalArgumentException().isThrownBy(() -> builder().ngrams(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().ngramLengths());
    assertThatIllegalArgumentException().isThrownBy(() -> builder().ngramLengths(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().outputSequenceLength(0));
  }

  @Test
  void refusesVocabulariesThatDoNotFit() {
    refuses(builder().vocabulary(List.of()), "the vocabulary has no token");
    refuses(builder().vocabulary(List.of("", "[UNK]")), "the vocabulary has no token");
    refuses(builder().vocabulary(List.of("a", "b", "a")), "\"a\" twice, as tokens 0 and 2");
    refuses(builder().vocabulary(List.of("a", "")), "token 1 of the vocabulary is empty");
    refuses(builder().vocabulary(List.of("a", "\uDE00")), "token 1 of the vocabulary holds a lone");
    refuses(count().vocabulary(List.of("", "[UNK]", "a")), "token 0 of the vocabulary is empty");
    refuses(
        builder().vocabulary(List.of("a", "b")).maxTokens(3),
        "of maxTokens 3 may have 1 tokens beside the special ones, it has 2");
    refuses(builder().vocabulary(List.of("a")).idfWeights(1), "idfWeights are for mode TF_IDF");
    refuses(idf().vocabulary(List.of("a")), "needs idfWeights");
    refuses(idf().vocabulary(List.of("a")).idfWeights(1, 2), "tokens in the vocabulary, 1; got 2");
  }

  private static void refuses(TextVectorization.Builder builder, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContaining("TextVectorization")
        .withMessageContaining(message);
  }

  @Test
  void keepsAVocabularyInAFile() throws IOException {
    Path file = folder.resolve("vocabulary.txt");
    TextVectorization learnt = builder().build().adapt(List.of("b b 中 中 😀 a"));
    learnt.saveVocabulary(file);
    assertThat(Files.readString(file)).isEqualTo("中\nb\n😀\na\n");
    TextVectorization read = builder().vocabularyFile(file).build();
    assertThat(read.getVocabulary(true)).isEqualTo(learnt.getVocabulary(true));
    assertThat(folder.toFile().list()).containsExactly("vocabulary.txt");
  }

  @Test
  void readsFilesAsKerasDoes() throws IOException {
    assertThat(ofFile("a\nb\r\nc\rd", builder())).containsExactly("", "[UNK]", "a", "b", "c\rd");
    assertThat(ofFile("\n[UNK]\na\n", builder())).containsExactly("", "[UNK]", "a");
    assertThat(ofFile("[UNK]\na\n", builder())).containsExactly("", "[UNK]", "[UNK]", "a");
    assertThat(ofFile("[UNK]\na\n", count())).containsExactly("[UNK]", "[UNK]", "a");
    for (String empty : List.of("", "\n", "\n[UNK]\n")) {
      assertThatIllegalArgumentException().isThrownBy(() -> ofFile(empty, builder()));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ofFile("\n[UNK]\na\n\nb", builder()))
        .withMessageContainingAll("file.txt", "line 4 is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ofFile("a", idf()))
        .withMessageContaining("a file of tokens has none");
    assertThatThrownBy(() -> builder().vocabularyFile(folder.resolve("none")).build())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("there is no such file");
  }

  private List<String> ofFile(String content, TextVectorization.Builder builder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("file.txt"), content);
    return builder.vocabularyFile(file).build().getVocabulary(true);
  }

  @Test
  void writesNoFileThatWouldBeReadOtherwise() {
    TextVectorization lines = builder().split(Splitting.CHARACTER).build().adapt(List.of("aa\nb"));
    Path file = folder.resolve("vocabulary.txt");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lines.saveVocabulary(file))
        .withMessageContainingAll("token 2 holds the end of a line", "toJson");
    assertThat(file).doesNotExist();
    assertThat(TextVectorization.fromJson(lines.toJson()).getVocabulary(false))
        .containsExactly("a", "b", "\n");
  }

  @Test
  void saysWhatIsWrongWithJson() {
    String json = builder().maxTokens(5).build().adapt(TEXTS).toJson();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextVectorization.fromJson("[]"))
        .withMessageContaining("class_name \"TextVectorization\"");
    wrong(json.replace("\"whitespace\"", "\"words\""), "split must be one of");
    wrong(json.replace("\"max_tokens\":5", "\"max_tokens\":0"), "max_tokens must be null or");
    wrong(json.replace("\"ngrams\":null", "\"ngrams\":[1,\"2\"]"), "ngrams must be null");
    wrong(json.replace("\"the\"", "3"), "the vocabulary must hold strings, got 3");
    wrong(json.replace("\"ngrams\"", "\"ragged\":true,\"ngrams\""), "ragged is not supported");
    wrong(json.replace("\"ngrams\"", "\"encoding\":\"utf-16\",\"ngrams\""), "encoding must be");
    String weights = idf().build().adapt(TEXTS).toJson();
    wrong(weights.replace("\"idf_weights\":[", "\"idf_weights\":[\"x\","), "must hold numbers");
  }

  private static void wrong(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextVectorization.fromJson(json))
        .withMessageContaining("TextVectorization JSON")
        .withMessageContaining(message);
  }

  @Test
  void tellsWhatItIs() {
    assertThat(builder().ngrams(2).maxTokens(5).build().adapt(TEXTS))
        .hasToString(
            "TextVectorization[LOWER_AND_STRIP_PUNCTUATION, WHITESPACE, ngrams=[1, 2], INT,"
                + " maxTokens=5, vocabulary=5]");
    assertThat(builder().build())
        .hasToString(
            "TextVectorization[LOWER_AND_STRIP_PUNCTUATION, WHITESPACE, ngrams=none, INT,"
                + " maxTokens=all, vocabulary=none]");
  }
}
