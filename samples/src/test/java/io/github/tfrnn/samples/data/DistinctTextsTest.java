package io.github.tfrnn.samples.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistinctTextsTest {

  @Test
  void keepsTheFirstOfTextsWithTheSameLettersAndDigits() {
    DistinctTexts distinct =
        DistinctTexts.of(
            LabelledTexts.builder()
                .add("good", "Well done!")
                .add("good", "well  done")
                .add("bad", "WELL-DONE")
                .add("bad", "Well done 2")
                .build());
    assertThat(distinct.texts().texts()).containsExactly("Well done!", "Well done 2");
    assertThat(distinct.texts().labels()).containsExactly("good", "bad");
    assertThat(distinct.repeated()).isEqualTo(2);
    assertThat(distinct.contradicted()).isEqualTo(1);
  }

  @Test
  void tellsTextsWithoutLettersApart() {
    LabelledTexts faces =
        LabelledTexts.builder().add("good", ":-)").add("bad", ":-(").add("bad", " :-( ").build();
    assertThat(DistinctTexts.of(faces).texts().texts()).containsExactly(":-)", ":-(");
  }

  @Test
  void findsTheTextsThatAreNew() {
    LabelledTexts known = LabelledTexts.builder().add("a", "one").add("b", "two").build();
    LabelledTexts asked =
        LabelledTexts.builder().add("a", "Two.").add("a", "three").add("b", "four").build();
    assertThat(DistinctTexts.positionsNotIn(known, asked)).isEqualTo(List.of(1, 2));
  }
}
