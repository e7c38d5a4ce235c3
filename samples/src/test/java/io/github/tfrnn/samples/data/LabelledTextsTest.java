package io.github.tfrnn.samples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledTextsTest {

  private static final LabelledTexts PETS =
      LabelledTexts.builder().add("dog", "barks").add("cat", "purrs").add("dog", "fetches").build();

  @Test
  void namesTheClassesInOrder() {
    assertThat(PETS.size()).isEqualTo(3);
    assertThat(PETS.classes().names()).containsExactly("cat", "dog");
  }

  @Test
  void picksTextsByPosition() {
    assertThat(PETS.at(List.of(2, 0)))
        .isEqualTo(new LabelledTexts(List.of("fetches", "barks"), List.of("dog", "dog")));
  }

  @Test
  void keepsWhatItWasGiven() {
    List<String> texts = new ArrayList<>(List.of("purrs"));
    LabelledTexts kept = new LabelledTexts(texts, List.of("cat"));
    texts.set(0, "barks");
    assertThat(kept.texts()).containsExactly("purrs");
  }

  @Test
  void wantsOneLabelForEachText() {
    assertThatThrownBy(() -> new LabelledTexts(List.of("purrs", "barks"), List.of("cat")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 2 texts and 1 labels");
  }
}
