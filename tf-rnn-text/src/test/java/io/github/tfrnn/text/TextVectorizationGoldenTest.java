package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextVectorizationGoldenTest {

  static Stream<Arguments> cases() {
    return Golden.cases("text_vectorization")
        .map(golden -> Arguments.of(golden.get("name").textValue(), golden));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void hasKerasVocabulary(String name, JsonNode golden) {
    TextVectorization vectorization = vectorization(golden);
    List<String> expected = Golden.strings(golden.get("vocabulary"));
    assertThat(vectorization.getVocabulary(true)).isEqualTo(expected);
    int special = vectorization.outputMode() == VectorizationMode.INT ? 2 : 1;
    assertThat(vectorization.getVocabulary(false))
        .isEqualTo(expected.subList(special, expected.size()));
    assertThat(vectorization.vocabularySize()).isEqualTo(golden.get("size").intValue());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesKerasNumbers(String name, JsonNode golden) {
    hasGoldenAnswers(vectorization(golden), golden);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesKerasNumbersAfterJson(String name, JsonNode golden) {
    String json = vectorization(golden).toJson();
    assertThat(json).matches("\\p{ASCII}*");
    TextVectorization again = TextVectorization.fromJson(json);
    hasGoldenAnswers(again, golden);
    assertThat(again.toJson()).isEqualTo(json);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesKerasNumbersInAGraph(String name, JsonNode golden) {
    TextVectorization vectorization = vectorization(golden);
    for (String[] of : List.of(new String[] {"texts", "answers"}, BYTES)) {
      List<byte[]> texts = of == BYTES ? bytes(golden) : VectorizationGraph.utf8(texts(golden));
      if (vectorization.outputMode() == VectorizationMode.INT) {
        assertThat(VectorizationGraph.ids(vectorization, texts))
            .isDeepEqualTo(Golden.as(golden.get(of[1]), int[][].class));
      } else {
        isAlmost(VectorizationGraph.matrix(vectorization, texts), golden.get(of[1]));
      }
    }
  }

  private static final String[] BYTES = {"bytes", "answersOfBytes"};

  private static void hasGoldenAnswers(TextVectorization vectorization, JsonNode golden) {
    if (vectorization.outputMode() == VectorizationMode.INT) {
      assertThat(vectorization.ids(texts(golden)))
          .isDeepEqualTo(Golden.as(golden.get("answers"), int[][].class));
      assertThat(vectorization.idsOfBytes(bytes(golden)))
          .isDeepEqualTo(Golden.as(golden.get("answersOfBytes"), int[][].class));
    } else {
      isAlmost(vectorization.matrix(texts(golden)), golden.get("answers"));
      isAlmost(vectorization.matrixOfBytes(bytes(golden)), golden.get("answersOfBytes"));
    }
    if (golden.has("weights")) {
      float[] weights = vectorization.adapted().weights().orElseThrow();
      for (int id = 0; id < weights.length; id++) {
        float expected = (float) golden.get("weights").get(id).doubleValue();
        assertThat(weights[id]).as("id %s", id).isEqualTo(expected, within(3e-7f * expected));
      }
    }
  }

  private static List<String> texts(JsonNode golden) {
    return Golden.strings(golden.get("texts"));
  }

  private static List<byte[]> bytes(JsonNode golden) {
    return Golden.strings(golden.get("bytes")).stream().map(HexFormat.of()::parseHex).toList();
  }

  /** Counts are exact; weights may differ in the last place, as their mean is summed otherwise. */
  private static void isAlmost(float[][] matrix, JsonNode golden) {
    float[][] expected =
        new float[golden.get("shape").get(0).intValue()][golden.get("shape").get(1).intValue()];
    for (JsonNode cell : golden.get("cells")) {
      expected[cell.get(0).intValue()][cell.get(1).intValue()] = (float) cell.get(2).doubleValue();
    }
    assertThat(matrix.length).isEqualTo(expected.length);
    for (int row = 0; row < expected.length; row++) {
      assertThat(matrix[row]).hasSameSizeAs(expected[row]);
      for (int column = 0; column < expected[row].length; column++) {
        float wanted = expected[row][column];
        float tolerance = wanted == Math.rint(wanted) ? 0 : 3e-7f * wanted;
        assertThat(matrix[row][column])
            .as("[%s, %s]", row, column)
            .isEqualTo(wanted, within(tolerance));
      }
    }
  }

  /** The options as Keras's config names them are those of our JSON. */
  private static TextVectorization vectorization(JsonNode golden) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("class_name", "TextVectorization").set("config", golden.get("config"));
    TextVectorization vectorization = TextVectorization.fromJson(json.toString());
    if (golden.get("adapt").isNull()) {
      return vectorization;
    }
    List<String> texts = new ArrayList<>(Golden.strings(golden.get("adapt")));
    return vectorization.adapt(texts);
  }
}
