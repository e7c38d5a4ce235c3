package io.github.tfrnn.text;

import static io.github.tfrnn.text.PadOptions.maxlen;
import static io.github.tfrnn.text.PadSequences.padSequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ids of real texts in English, Chinese and many languages of names. */
class RealTextsTest {
  private static final int LINES = 2000;

  static Stream<Arguments> cases() {
    return Golden.cases("real_texts")
        .map(golden -> Arguments.of(golden.get("file").textValue(), golden));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("cases")
  void givesKerasIds(String file, JsonNode golden) throws IOException {
    Path path = TestData.FOLDER.resolve(file);
    assumeTrue(Files.exists(path), TestData.missing(path));
    List<String> texts = TestData.lastFields(path, LINES);
    Tokenizer tokenizer = TestOptions.builder(golden.get("options")).build();
    tokenizer.fitOnTexts(texts);
    int[][] sequences = tokenizer.textsToSequences(texts);
    assertThat(texts).hasSize(golden.get("texts").intValue());
    assertThat(tokenizer.wordIndex()).hasSize(golden.get("words").intValue());
    assertThat(Arrays.stream(sequences).mapToInt(row -> row.length).sum())
        .isEqualTo(golden.get("ids").intValue());
    assertThat(digest(sequences)).isEqualTo(golden.get("sequences").textValue());
    assertThat(digest(padSequences(sequences, maxlen(golden.get("maxlen").intValue()))))
        .isEqualTo(golden.get("padded").textValue());
  }

  private static String digest(int[][] rows) {
    Hasher hasher = Hashing.sha256().newHasher();
    for (int[] row : rows) {
      String line = Arrays.stream(row).mapToObj(String::valueOf).collect(Collectors.joining(","));
      hasher.putString(line + "\n", StandardCharsets.US_ASCII);
    }
    return hasher.hash().toString();
  }
}
