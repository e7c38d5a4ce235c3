package io.github.tfrnn.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.tfrnn.text.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordVectorsTest {
  private static final float[] ZEROS = {0, 0, 0};

  @TempDir private Path folder;

  private static Tokenizer tokenizer(String... texts) {
    Tokenizer tokenizer = Tokenizer.builder().build();
    tokenizer.fitOnTexts(List.of(texts));
    return tokenizer;
  }

  static Stream<Arguments> files() {
    Map<String, float[]> vectors = VectorFiles.vectors();
    return Stream.of(
        arguments(VectorFormat.GLOVE, VectorFiles.glove(vectors)),
        arguments(VectorFormat.WORD2VEC_TEXT, VectorFiles.word2vecText(vectors)),
        arguments(VectorFormat.WORD2VEC_BINARY, VectorFiles.word2vecBinary(vectors, "")),
        arguments(VectorFormat.WORD2VEC_BINARY, VectorFiles.word2vecBinary(vectors, "\n")),
        arguments(VectorFormat.FASTTEXT, VectorFiles.fastText(vectors)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsEveryFormatGivenRecognizedAndCompressed(VectorFormat format, byte[] content)
      throws IOException {
    Tokenizer tokenizer = tokenizer("the 电影 unseen the");
    Path plain = VectorFiles.write(folder, content);
    Path compressed = VectorFiles.write(folder, VectorFiles.gzip(content));
    VectorFormat recognized = format == VectorFormat.FASTTEXT ? VectorFormat.WORD2VEC_TEXT : format;
    for (Path file : List.of(plain, compressed)) {
      for (VectorOptions options :
          List.of(VectorOptions.defaults(), VectorOptions.defaults().format(format))) {
        WordVectors vectors = WordVectors.read(file, tokenizer, options);
        assertThat(vectors.matrix())
            .isDeepEqualTo(new float[][] {ZEROS, {0.25f, -0.5f, 1e-3f}, {1, 2, 3}, ZEROS});
        assertThat(vectors.format()).isEqualTo(options.format().orElse(recognized));
        assertThat(vectors.vocabularySize()).isEqualTo(tokenizer.vocabularySize());
        assertThat(vectors.dim()).isEqualTo(3);
      }
    }
  }

  @Test
  void readsManyWordsBeyondTheBuffers() throws IOException {
    Map<String, float[]> all = new LinkedHashMap<>();
    Map<String, Integer> index = new LinkedHashMap<>();
    Random random = new Random(1);
    for (int word = 0; word < 3000; word++) {
      float[] vector = new float[50];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) random.nextGaussian();
      }
      all.put("wörd" + word, vector);
      if (word % 3 == 0) {
        index.put("wörd" + word, index.size());
      }
    }
    for (byte[] content :
        List.of(
            VectorFiles.glove(all),
            VectorFiles.fastText(all),
            VectorFiles.word2vecBinary(all, "\n"))) {
      WordVectors vectors = WordVectors.read(VectorFiles.write(folder, content), index);
      assertThat(vectors.coverage().share()).isEqualTo(1);
      index.forEach((word, id) -> assertThat(vectors.row(id)).isEqualTo(all.get(word)));
    }
  }

  @Test
  void takesTheFirstOfTwoVectorsAndEndsOfLinesOfAnyKind() throws IOException {
    Path file = text("\uFEFFa 1 2\r\nb\t3\t4 \r\n. . a 5 6\na 7 8\n e 1 1\n");
    WordVectors vectors = WordVectors.read(file, Map.of("a", 0, "b", 2, ". . a", 3));
    assertThat(vectors.matrix()).isDeepEqualTo(new float[][] {{1, 2}, {0, 0}, {3, 4}, {5, 6}});
    assertThat(vectors.format()).isEqualTo(VectorFormat.GLOVE);
  }

  @Test
  void readsFilesWithoutAnEndOfLineAtTheEndAndOfOneNumber() throws IOException {
    assertThat(WordVectors.read(text("1 2"), Map.of("1", 0), glove()).matrix())
        .isDeepEqualTo(new float[][] {{2}});
    assertThat(WordVectors.read(text("1 1\na 2"), Map.of("a", 0)).matrix())
        .isDeepEqualTo(new float[][] {{2}});
    assertThat(
            WordVectors.read(text("word with blanks 1 -2.5E1"), Map.of("word with blanks", 0))
                .row(0))
        .containsExactly(1, -25);
  }

  @Test
  void keepsTheWordsThatComeOutOfATokenizer() throws IOException {
    Tokenizer tokenizer = Tokenizer.builder().numWords(3).oovToken("<unk>").build();
    tokenizer.fitOnTexts(List.of("a a b"));
    WordVectors vectors = WordVectors.read(text("a 1 2\nb 3 4\n<unk> 5 6\n"), tokenizer);
    assertThat(vectors.matrix()).isDeepEqualTo(new float[][] {{0, 0}, {5, 6}, {1, 2}});
    assertThat(vectors.vocabularySize()).isEqualTo(tokenizer.vocabularySize());
    assertThat(vectors.coverage().words()).isEqualTo(2);
    assertThatIllegalStateException()
        .isThrownBy(() -> WordVectors.read(folder, Tokenizer.builder().build()))
        .withMessageContaining("call fitOnTexts first");
  }

  @Test
  void fallsBackToLowerCaseOnlyWhenAskedAndOnlyWithoutTheWordItself() throws IOException {
    Path file = text("BERLIN 1 1\nBerlin 2 2\nparis 3 3\nRome 4 4\nrome 5 5\n");
    Map<String, Integer> index = Map.of("berlin", 0, "Paris", 1, "rome", 2, "Rome", 3, "Oslo", 4);
    assertThat(WordVectors.read(file, index).matrix())
        .isDeepEqualTo(new float[][] {{0, 0}, {0, 0}, {5, 5}, {4, 4}, {0, 0}});
    WordVectors vectors =
        WordVectors.read(file, index, VectorOptions.defaults().lowerCaseFallback());
    assertThat(vectors.matrix())
        .isDeepEqualTo(new float[][] {{1, 1}, {3, 3}, {5, 5}, {4, 4}, {0, 0}});
    assertThat(vectors.coverage().foundByLowerCase()).isEqualTo(2);
    assertThat(vectors.coverage().missing()).containsExactly("Oslo");
  }

  @Test
  void fillsMissingWordsWithTheRandomNumbersOfASeed() throws IOException {
    StringBuilder row = new StringBuilder("known");
    for (int i = 0; i < 2000; i++) {
      row.append(" 1");
    }
    Path file = text(row.toString());
    Tokenizer tokenizer = tokenizer("missing known other");
    WordVectors vectors =
        WordVectors.read(file, tokenizer, VectorOptions.defaults().missingNormal(0.3, 7));
    float[][] matrix = vectors.matrix();
    assertThat(matrix[0]).containsOnly(0);
    assertThat(matrix[2]).containsOnly(1);
    assertThat(matrix[1]).isNotEqualTo(matrix[3]);
    double squares = 0;
    for (float value : matrix[1]) {
      squares += (double) value * value;
    }
    assertThat(Math.sqrt(squares / 2000)).isCloseTo(0.3, within(0.03));
    assertThat(
            WordVectors.read(file, tokenizer, VectorOptions.defaults().missingNormal(0.3, 7))
                .matrix())
        .isDeepEqualTo(matrix);
    assertThat(
            WordVectors.read(file, tokenizer, VectorOptions.defaults().missingNormal(0.3, 8))
                .row(1))
        .isNotEqualTo(matrix[1]);
  }

  @Test
  void reportsTheCoverageWithTheMostFrequentMissingWordsFirst() throws IOException {
    Tokenizer tokenizer = tokenizer("a a a a b c c c", "d d");
    Coverage coverage = WordVectors.read(text("a 1 1\nb 1 1\nx 1 1"), tokenizer).coverage();
    assertThat(coverage).isEqualTo(new Coverage(4, 2, 0, 10, 5, List.of("c", "d")));
    assertThat(coverage.share()).isEqualTo(0.5);
    assertThat(coverage.shareOfOccurrences()).hasValue(0.5);
    assertThat(coverage)
        .hasToString("2 of 4 words have a vector (50.0 %), 50.0 % of the texts; missing: c, d");
    Coverage ofMap = WordVectors.read(text("a 1"), Map.of("z", 0, "y", 1, "a", 2)).coverage();
    assertThat(ofMap.shareOfOccurrences()).isEmpty();
    assertThat(ofMap.missing()).containsExactly("z", "y");
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      many.add("w" + i);
    }
    assertThat(new Coverage(20, 8, 3, 0, 0, many))
        .hasToString(
            "8 of 20 words have a vector (40.0 %), 3 of them by lower case; missing: w0, w1, w2,"
                + " w3, w4, w5, w6, w7, w8, w9, …");
    assertThat(new Coverage(0, 0, 0, 0, 0, List.of()).share()).isZero();
  }

  @Test
  void refusesWordIndexesThatAreNone() {
    Path file = text("a 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordVectors.read(file, Map.of()))
        .withMessage("WordVectors: wordIndex has no words");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordVectors.read(file, Map.of("a", -1)))
        .withMessage("WordVectors: words must have ids from 0 to 2147483646, got -1 for \"a\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordVectors.read(file, Map.of("a", 3, "b", 3)))
        .withMessage("WordVectors: two words have the same id 3");
    assertThatThrownBy(() -> WordVectors.read(file, Map.of("a", 0)).row(1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void hasOptionsThatAreEqualByValue() {
    VectorOptions all =
        VectorOptions.defaults()
            .format(VectorFormat.GLOVE)
            .lowerCaseFallback()
            .missingNormal(0.5, 3);
    assertThat(all)
        .isEqualTo(
            VectorOptions.defaults()
                .missingNormal(0.5, 3)
                .lowerCaseFallback()
                .format(VectorFormat.GLOVE))
        .isNotEqualTo(VectorOptions.defaults())
        .hasToString(
            "VectorOptions[format=GLOVE, lowerCaseFallback=true, missing=normal(stddev=0.5,"
                + " seed=3)]");
    assertThat(VectorOptions.defaults())
        .hasToString("VectorOptions[format=as recognized, lowerCaseFallback=false, missing=zeros]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VectorOptions.defaults().missingNormal(0, 1))
        .withMessageContaining("must be more than 0, got 0.0; zeros are the default");
  }

  private static VectorOptions glove() {
    return VectorOptions.defaults().format(VectorFormat.GLOVE);
  }

  private Path text(String text) {
    return VectorFiles.write(folder, text.getBytes(StandardCharsets.UTF_8));
  }
}
