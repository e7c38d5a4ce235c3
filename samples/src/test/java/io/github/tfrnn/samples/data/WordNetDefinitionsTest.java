package io.github.tfrnn.samples.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordNetDefinitionsTest {

  @Test
  void findsEveryDefinitionOfFourteenKinds() throws IOException {
    LabelledTexts found = WordNetDefinitions.read();
    assertThat(found.size()).isEqualTo(73_486);
    assertThat(found.classes().names())
        .containsExactly(
            "act",
            "animal",
            "artifact",
            "attribute",
            "body",
            "cognition",
            "communication",
            "food",
            "group",
            "location",
            "person",
            "plant",
            "state",
            "substance");
    assertThat(found.labels()).filteredOn("animal"::equals).hasSize(7_510);
    assertThat(found.labels()).filteredOn("body"::equals).hasSize(2_018);
  }

  @Test
  void cutsUsageExamplesOff() throws IOException {
    List<String> texts = WordNetDefinitions.read().texts();
    assertThat(texts).contains("the act of decreasing or reducing something");
    assertThat(texts).noneMatch(text -> text.contains("\"") || text.isBlank());
  }
}
