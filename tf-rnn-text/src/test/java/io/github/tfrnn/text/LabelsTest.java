package io.github.tfrnn.text;

import static io.github.tfrnn.text.Labels.toCategorical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelsTest {

  static Stream<JsonNode> cases() {
    return Golden.cases("to_categorical");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void toCategoricalMatchesKeras(JsonNode golden) {
    int[] labels = Golden.as(golden.get("labels"), int[].class);
    float[][] rows =
        golden.get("numClasses").isNull()
            ? toCategorical(labels)
            : toCategorical(labels, golden.get("numClasses").intValue());
    assertThat(rows).isDeepEqualTo(Golden.as(golden.get("rows"), float[][].class));
  }

  @Test
  void toCategoricalNamesTheLabelOutsideTheClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> toCategorical(new int[] {0, 1, 3}, 3))
        .withMessage("toCategorical: labels of 3 classes must be in [0, 2], got 3 in row 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> toCategorical(new int[] {0, -1}, 3))
        .withMessageContaining("got -1 in row 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> toCategorical(new int[] {-2, -1}))
        .withMessageContaining("got -2 in row 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> toCategorical(new int[] {Integer.MAX_VALUE}))
        .withMessageContaining("too large");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> toCategorical(new int[0]))
        .withMessageContaining("give numClasses");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> toCategorical(new int[0], 0))
        .withMessageContaining("numClasses must be at least 1, got 0");
  }

  @Test
  void labelIndexSortsAsPython() {
    JsonNode golden = Golden.read("to_categorical");
    List<String> words = Golden.strings(golden.get("labels").get(0));
    List<String> sorted = Golden.strings(golden.get("sorted").get(0));
    assertThat(LabelIndex.of(words).names()).isEqualTo(sorted);
    assertThat(sorted)
        .isNotEqualTo(sorted.stream().sorted().toList()); // Java's own order is another
  }

  @Test
  void labelIndexGoesBothWays() {
    LabelIndex index = LabelIndex.of(List.of("Thai", "Arabic", "Thai", "Czech"));
    assertThat(index.size()).isEqualTo(3);
    assertThat(index.ids(List.of("Czech", "Thai", "Arabic", "Thai"))).containsExactly(1, 2, 0, 2);
    assertThat(index.name(2)).isEqualTo("Thai");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.id("Greek"))
        .withMessage("LabelIndex: unknown label \"Greek\"; known: [Arabic, Czech, Thai]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.name(3))
        .withMessage("LabelIndex: ids of 3 classes must be in [0, 2], got 3");
    assertThatIllegalArgumentException().isThrownBy(() -> index.name(-1));
  }

  @Test
  void labelIndexKeepsAGivenOrder() {
    LabelIndex index = LabelIndex.inOrder(List.of("negative", "positive", "Neutral"));
    assertThat(index.names()).containsExactly("negative", "positive", "Neutral");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelIndex.inOrder(List.of("a", "b", "a")))
        .withMessage("LabelIndex: the name \"a\" is given twice");
    assertThatNullPointerException().isThrownBy(() -> LabelIndex.of(Arrays.asList("a", null)));
  }

  @Test
  void labelIndexSurvivesJson() {
    LabelIndex index = LabelIndex.inOrder(List.of("中", "a\"b", "\uD800", ""));
    assertThat(index.toJson()).isEqualTo("[\"\\u4E2D\",\"a\\\"b\",\"\\uD800\",\"\"]");
    assertThat(LabelIndex.fromJson(index.toJson())).isEqualTo(index).hasSameHashCodeAs(index);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelIndex.fromJson("{\"a\": 1}"))
        .withMessageContaining("expected an array of strings");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelIndex.fromJson("[1]"))
        .withMessageContaining("got 1 among them");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelIndex.fromJson("[\"a\", "))
        .withMessageContaining("not JSON");
  }
}
