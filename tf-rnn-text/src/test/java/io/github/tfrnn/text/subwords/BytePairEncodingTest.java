package io.github.tfrnn.text.subwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.saving.ExportedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytePairEncodingTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  static Stream<JsonNode> cases() throws IOException {
    try (InputStream golden =
        Objects.requireNonNull(
            BytePairEncodingTest.class.getResourceAsStream("/golden/subwords.json"))) {
      List<JsonNode> cases = new ArrayList<>();
      JSON.readTree(golden).get("cases").forEach(cases::add);
      return cases.stream();
    }
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(each -> strings.add(each.textValue()));
    return strings;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void learnsTheMergesOfHuggingFace(JsonNode golden) {
    BytePairEncoding subwords =
        BytePairEncoding.train(
            strings(golden.get("texts")),
            golden.get("size").intValue() + 1,
            golden.get("min_frequency").intValue());
    assertThat(subwords.merges()).isEqualTo(strings(golden.get("merges")));
    assertThat(subwords.tokens()).isEqualTo(strings(golden.get("tokens")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheIdsOfHuggingFaceAndOneMore(JsonNode golden) throws IOException {
    ObjectNode vocabulary = JSON.createObjectNode();
    List<String> tokens = strings(golden.get("tokens"));
    for (int id = tokens.size() - 1; id >= 0; id--) { // in any order
      vocabulary.put(tokens.get(id), id);
    }
    Path vocab = Files.writeString(folder.resolve("vocab.json"), vocabulary.toString());
    Path merges =
        Files.writeString(
            folder.resolve("merges.txt"),
            "#version: 0.2\n" + String.join("\n", strings(golden.get("merges"))) + "\n");
    BytePairEncoding subwords = BytePairEncoding.read(vocab, merges);
    for (JsonNode asked : golden.get("asked")) {
      String text = asked.get("text").textValue();
      int[] expected = new int[asked.get("ids").size()];
      Arrays.setAll(expected, i -> asked.get("ids").get(i).intValue() + 1);
      assertThat(subwords.ids(text)).as(text).isEqualTo(expected);
      assertThat(subwords.text(expected)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void writesTheFilesOfHuggingFaceToTheByte(JsonNode golden) throws IOException {
    BytePairEncoding subwords =
        BytePairEncoding.train(
            strings(golden.get("texts")),
            golden.get("size").intValue() + 1,
            golden.get("min_frequency").intValue());
    Path files = folder.resolve("new").resolve("subwords");
    for (int i = 0; i < 2; i++) { // the second time in place of what is there
      subwords.save(files);
      assertThat(BytePairEncoding.read(files)).isEqualTo(subwords);
      assertThat(files.toFile().list()).containsExactlyInAnyOrder("vocab.json", "merges.txt");
    }
    for (String name : files.toFile().list()) {
      byte[] written = Files.readAllBytes(files.resolve(name));
      assertThat(Hashing.sha256().hashBytes(written))
          .as(name)
          .hasToString(golden.get("sha256").get(name).textValue());
    }
  }

  @Test
  void everySavedTokenIsReadAgain() throws IOException {
    BytePairEncoding subwords =
        BytePairEncoding.train(
            List.of("#version: #version: 天气 \"天气\" \\n \u2028 a\u00a0a"), 400, 1);
    subwords.save(folder);
    assertThat(BytePairEncoding.read(folder)).isEqualTo(subwords);
    BytePairEncoding bytes = BytePairEncoding.train(List.of(), 257);
    bytes.save(folder);
    assertThat(BytePairEncoding.read(folder)).isEqualTo(bytes);
  }

  @Test
  void foldersThatCannotBeReadOrWrittenAreNamed() throws IOException {
    Path missing = folder.resolve("none");
    assertThatThrownBy(() -> BytePairEncoding.read(missing))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "%s: there is no such file (looked for %s)",
            missing.resolve("vocab.json"), missing.resolve("vocab.json").toAbsolutePath());
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> BytePairEncoding.train(List.of(), 257).save(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void everyTextComesBack() {
    BytePairEncoding subwords = BytePairEncoding.train(List.of("the cat", "the mat the hat"), 270);
    assertThat(subwords.size()).isGreaterThan(257).isLessThanOrEqualTo(270);
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        int codePoint = random.nextInt(random.nextBoolean() ? 0x80 : 0x20000);
        if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
          text.appendCodePoint(codePoint);
        }
      }
      assertThat(subwords.text(subwords.ids(text.toString()))).isEqualTo(text.toString());
    }
    assertThat(subwords.text(0, subwords.ids("a")[0], 0)).as("padding").isEqualTo("a");
    assertThat(subwords.text(subwords.ids("\ud800"))).isEqualTo("?");
  }

  @Test
  void frequentWordsAreOneToken() {
    BytePairEncoding subwords = BytePairEncoding.train(List.of("the the the dog"), 300);
    assertThat(subwords.tokens()).contains("Ġthe", "the");
    assertThat(subwords.ids(List.of("the the", "")))
        .isDeepEqualTo(
            new int[][] {
              {subwords.tokens().indexOf("the") + 1, subwords.tokens().indexOf("Ġthe") + 1}, {}
            });
  }

  @Test
  void aLongPieceTakesNoLongTime() {
    BytePairEncoding subwords = BytePairEncoding.train(List.of("aaaa aaaa aab aab"), 300);
    String letters = "aab".repeat(100_000);
    assertTimeout(
        Duration.ofSeconds(5),
        () -> assertThat(subwords.text(subwords.ids(letters))).isEqualTo(letters));
  }

  @Test
  void travelsWithAModel() {
    BytePairEncoding subwords = BytePairEncoding.train(List.of("naïve 天气 naïve 天气"), 300);
    assertThat(BytePairEncoding.fromJson(subwords.toJson())).isEqualTo(subwords);
    assertThat(subwords.toJson()).matches("\\p{ASCII}+");
    try (Sequential model =
        Sequential.of(Embedding.of(subwords.size(), 4), GRU.of(4), Dense.of(1))) {
      model.predict(new int[][] {subwords.ids("天气")});
      model.export(folder.resolve("model"), subwords);
    }
    try (ExportedModel model = ExportedModel.load(folder.resolve("model"))) {
      assertThat(BytePairEncoding.from(model)).isEqualTo(subwords);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{\"tokens\":[],\"merges\":[]}",
        "{\"tokens\":[1],\"merges\":[]}",
        "{\"tokens\":[\"a\",\"a\"],\"merges\":[]}"
      })
  void filesThatAreSomethingElseAreRefused(String json) {
    assertThatThrownBy(() -> BytePairEncoding.fromJson(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("subwords.json: ");
  }

  @Test
  void badOptionsIdsAndMergesAreRefused() throws IOException {
    assertThatThrownBy(() -> BytePairEncoding.train(List.of("a"), 256))
        .hasMessage("BytePairEncoding: the size must be at least 257, all bytes, got 256");
    assertThatThrownBy(() -> BytePairEncoding.train(List.of("a"), 300, 0))
        .hasMessageContaining("minFrequency");
    assertThatThrownBy(() -> BytePairEncoding.train(Arrays.asList("a", null), 300))
        .hasMessage("BytePairEncoding.train: text 1 is null");
    assertThatThrownBy(
            () -> BytePairEncoding.train(List.of("a"), 300).ids(Arrays.asList("a", null)))
        .hasMessage("BytePairEncoding.ids: text 1 is null");
    BytePairEncoding bytes = BytePairEncoding.train(List.of(""), 257);
    assertThat(bytes.ids("é")).hasSize(2);
    assertThatThrownBy(() -> bytes.text(257))
        .hasMessage("BytePairEncoding: ids must be in [0, 257), got 257");
    String merged = bytes.toJson().replace("\"merges\":[]", "\"merges\":[\"a b\"]");
    assertThatThrownBy(() -> BytePairEncoding.fromJson(merged))
        .hasMessage("subwords.json: there is no token \"ab\": of the merge");
    Path vocab = Files.writeString(folder.resolve("vocab.json"), "{\"a\": 0, \"b\": 2}");
    Path merges = Files.writeString(folder.resolve("merges.txt"), "");
    assertThatThrownBy(() -> BytePairEncoding.read(vocab, merges))
        .hasMessageContaining("ids must be 0 to 1, each once; \"b\" has 2");
  }
}
