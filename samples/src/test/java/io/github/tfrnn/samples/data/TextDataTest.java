package io.github.tfrnn.samples.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDataTest {

  @Test
  void cutsTextsIntoThreePartsWithoutRepetition() {
    LabelledTexts.Builder texts = LabelledTexts.builder();
    IntStream.range(0, 200).forEach(i -> texts.add(i % 2 == 0 ? "even" : "odd", "text " + i));
    texts.add("even", "Text 0!").add("odd", "text 2");

    TextData data = TextData.of(texts.build(), 42);

    assertThat(data.classes().names()).containsExactly("even", "odd");
    assertThat(data.train().size()).isEqualTo(160);
    assertThat(data.validation().size()).isEqualTo(20);
    assertThat(data.test().size()).isEqualTo(20);
    assertThat(data.repeated()).isEqualTo(2);
    assertThat(data.contradicted()).isEqualTo(1);
    assertThat(data.unseen()).hasSize(20);
    assertThat(data.train().texts())
        .doesNotContainAnyElementsOf(data.validation().texts())
        .doesNotContainAnyElementsOf(data.test().texts());
    assertThat(data).isEqualTo(TextData.of(texts.build(), 42));
  }

  @Test
  void leavesAGivenTestAsItCame() {
    LabelledTexts.Builder texts = LabelledTexts.builder();
    IntStream.range(0, 40).forEach(i -> texts.add(i % 2 == 0 ? "even" : "odd", "text " + i));
    LabelledTexts test =
        LabelledTexts.builder().add("odd", "text 1").add("odd", "new").add("odd", "new").build();

    TextData data = TextData.of(texts.build(), test, 42);

    assertThat(data.test()).isEqualTo(test);
    assertThat(data.unseen()).containsExactly(1, 2);
    assertThat(data.train().size()).isEqualTo(36);
    assertThat(data.validation().size()).isEqualTo(4);
  }
}
