package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenizerGoldenTest {

  static Stream<Arguments> cases() {
    return Golden.cases("tokenizer_options", "tokenizer_fits", "tokenizer_random")
        .map(golden -> Arguments.of(golden.get("name").textValue(), golden));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesKerasIds(String name, JsonNode golden) {
    hasGoldenAnswers(fitted(golden), golden);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void readsKerasJson(String name, JsonNode golden) {
    hasGoldenAnswers(Tokenizer.fromJson(golden.get("json").textValue()), golden);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void writesKerasJson(String name, JsonNode golden) {
    Tokenizer tokenizer = fitted(golden);
    String json = tokenizer.toJson();
    assertThat(json).matches("\\p{ASCII}*");
    JsonNode expected = config(golden.get("json").textValue());
    assertThat(config(json)).isEqualTo(expected);
    assertThat(config(Tokenizer.fromJson(golden.get("json").textValue()).toJson()))
        .isEqualTo(expected);
    assertThat(Tokenizer.fromJson(json).toJson()).isEqualTo(json);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void keepsKerasOrderOfWords(String name, JsonNode golden) {
    Tokenizer tokenizer = fitted(golden);
    for (Tokenizer each : List.of(tokenizer, Tokenizer.fromJson(tokenizer.toJson()))) {
      assertThat(each.wordIndex().keySet()).containsExactlyElementsOf(keys(golden, "word_index"));
      assertThat(each.wordCounts().keySet()).containsExactlyElementsOf(keys(golden, "word_counts"));
      assertThat(each.indexWord().keySet().stream().map(String::valueOf))
          .containsExactlyElementsOf(keys(golden, "index_word"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void vocabularySizeIsAboveEveryId(String name, JsonNode golden) {
    Tokenizer tokenizer = fitted(golden);
    if (tokenizer.documentCount() == 0) {
      return; // unknown then, see TokenizerTest
    }
    int largest = 0;
    List<List<String>> everything = new ArrayList<>();
    everything.add(new ArrayList<>(tokenizer.wordIndex().keySet()));
    everything.add(List.of("a word that no text holds"));
    for (int[] row : tokenizer.tokensToSequences(everything)) {
      for (int id : row) {
        largest = Math.max(largest, id);
      }
    }
    assertThat(tokenizer.vocabularySize()).isGreaterThan(largest);
    if (tokenizer.lower() && !tokenizer.wordIndex().isEmpty()) {
      assertThat(tokenizer.vocabularySize()).isEqualTo(largest + 1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void fittingOneTextAtATimeIsTheSame(String name, JsonNode golden) {
    Tokenizer tokenizer = TestOptions.builder(golden.get("options")).build();
    for (JsonNode fit : golden.get("fits")) {
      switch (fit.get(0).textValue()) {
        case "texts" ->
            Golden.strings(fit.get(1)).forEach(text -> tokenizer.fitOnTexts(List.of(text)));
        case "tokens" ->
            Golden.stringRows(fit.get(1)).forEach(words -> tokenizer.fitOnTokens(List.of(words)));
        default ->
            Stream.of(Golden.as(fit.get(1), int[][].class))
                .forEach(row -> tokenizer.fitOnSequences(new int[][] {row}));
      }
    }
    if (!name.equals("emptyFit")) { // not one text, so never fitted
      hasGoldenAnswers(tokenizer, golden);
    }
  }

  private static void hasGoldenAnswers(Tokenizer tokenizer, JsonNode golden) {
    List<String> texts = Golden.strings(golden.get("texts"));
    int[][] sequences = Golden.as(golden.get("sequences"), int[][].class);
    assertThat(tokenizer.textsToSequences(texts)).isDeepEqualTo(sequences);
    for (int row = 0; row < sequences.length; row++) {
      assertThat(tokenizer.textToSequence(texts.get(row))).containsExactly(sequences[row]);
    }
    assertThat(tokenizer.tokensToSequences(Golden.stringRows(golden.get("tokens"))))
        .isDeepEqualTo(Golden.as(golden.get("tokenSequences"), int[][].class));
    assertThat(tokenizer.sequencesToTexts(Golden.as(golden.get("ids"), int[][].class)))
        .isEqualTo(Golden.strings(golden.get("idTexts")));
    assertThat(tokenizer.sequencesToTexts(sequences))
        .isEqualTo(Golden.strings(golden.get("sequenceTexts")));
    if (golden.has("matrices")) {
      int[][] rows = Golden.as(golden.get("matrixRows"), int[][].class);
      for (MatrixMode mode : MatrixMode.values()) {
        JsonNode matrix = golden.get("matrices").get(mode.name().toLowerCase(Locale.ROOT));
        assertThat(tokenizer.sequencesToMatrix(rows, mode))
            .as("%s", mode)
            .isDeepEqualTo(dense(matrix));
      }
    }
  }

  private static float[][] dense(JsonNode matrix) {
    float[][] dense =
        new float[matrix.get("shape").get(0).intValue()][matrix.get("shape").get(1).intValue()];
    for (JsonNode cell : matrix.get("cells")) {
      dense[cell.get(0).intValue()][cell.get(1).intValue()] = (float) cell.get(2).doubleValue();
    }
    return dense;
  }

  private static Tokenizer fitted(JsonNode golden) {
    Tokenizer tokenizer = TestOptions.builder(golden.get("options")).build();
    for (JsonNode fit : golden.get("fits")) {
      switch (fit.get(0).textValue()) {
        case "texts" -> tokenizer.fitOnTexts(Golden.strings(fit.get(1)));
        case "tokens" -> tokenizer.fitOnTokens(Golden.stringRows(fit.get(1)));
        case "sequences" -> tokenizer.fitOnSequences(Golden.as(fit.get(1), int[][].class));
        default -> throw new AssertionError(fit);
      }
    }
    return tokenizer;
  }

  /** The config with its maps parsed, and with what Java has one spelling for. */
  private static JsonNode config(String json) {
    JsonNode root = Golden.parse(json);
    assertThat(root.get("class_name").textValue()).isEqualTo("Tokenizer");
    ObjectNode config = (ObjectNode) root.get("config");
    for (String map :
        List.of("word_counts", "word_docs", "index_docs", "index_word", "word_index")) {
      config.set(map, Golden.parse(config.get(map).textValue()));
    }
    if (config.get("num_words").intValue() == 0) {
      config.putNull("num_words");
    }
    if (config.get("filters").isNull()) {
      config.put("filters", "");
    }
    return config;
  }

  private static List<String> keys(JsonNode golden, String map) {
    List<String> keys = new ArrayList<>();
    config(golden.get("json").textValue()).get(map).fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
