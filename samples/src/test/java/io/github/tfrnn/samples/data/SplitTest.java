package io.github.tfrnn.samples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

  @Test
  void takesTheSameShareOfEveryClass() {
    Split split = Split.of(texts(100, 20), 0.1, 42);
    assertThat(split.taken().labels()).filteredOn("even"::equals).hasSize(10);
    assertThat(split.taken().labels()).filteredOn("rare"::equals).hasSize(2);
    assertThat(split.rest().size()).isEqualTo(108);
  }

  @Test
  void losesNothingAndTakesNothingTwice() {
    LabelledTexts texts = texts(37, 5);
    Split split = Split.of(texts, 0.25, 7);
    assertThat(split.rest().texts()).doesNotContainAnyElementsOf(split.taken().texts());
    assertThat(split.rest().size() + split.taken().size()).isEqualTo(texts.size());
    assertThat(texts.texts()).containsAll(split.rest().texts()).containsAll(split.taken().texts());
  }

  @Test
  void dependsOnTheSeedAlone() {
    LabelledTexts texts = texts(50, 50);
    assertThat(Split.of(texts, 0.2, 1)).isEqualTo(Split.of(texts, 0.2, 1));
    assertThat(Split.of(texts, 0.2, 1)).isNotEqualTo(Split.of(texts, 0.2, 2));
  }

  @Test
  void leavesASmallClassToTheRest() {
    Split split = Split.of(texts(2, 1), 0.9, 42);
    assertThat(split.taken().labels()).containsExactly("even");
    assertThat(split.rest().labels()).containsExactly("even", "rare");
  }

  @Test
  void refusesWhatItCannotSplit() {
    LabelledTexts texts = texts(1, 1);
    assertThatThrownBy(() -> Split.of(texts, 0.1, 42))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 texts are too few to split: at least one class must have two texts");
    assertThatThrownBy(() -> Split.of(texts, 1, 42))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the share must be between 0 and 1, got 1.0");
  }

  private static LabelledTexts texts(int even, int rare) {
    LabelledTexts.Builder texts = LabelledTexts.builder();
    IntStream.range(0, even).forEach(i -> texts.add("even", "even " + i));
    IntStream.range(0, rare).forEach(i -> texts.add("rare", "rare " + i));
    return texts.build();
  }
}
