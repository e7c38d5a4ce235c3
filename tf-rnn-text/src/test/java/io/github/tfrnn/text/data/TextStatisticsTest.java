package io.github.tfrnn.text.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Split;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextStatisticsTest {
  private static final Dataset<LabelledText> TEXTS =
      Dataset.of(
          new LabelledText("pos", "good"),
          new LabelledText("neg", "bad"),
          new LabelledText("pos", "good"),
          new LabelledText("neg", "good"),
          new LabelledText("pos", "😀😀"));

  @Test
  void tellsClassesLengthsAndDuplicates() {
    TextStatistics statistics = TextStatistics.of(TEXTS);
    assertThat(statistics.count()).isEqualTo(5);
    assertThat(statistics.classCounts())
        .containsExactly(Map.entry("neg", 2L), Map.entry("pos", 3L));
    assertThat(statistics.duplicates()).isEqualTo(2);
    assertThat(statistics.contradictions()).isEqualTo(1);
    assertThat(statistics.lengthQuantile(0.5)).isEqualTo(4);
    assertThat(statistics.lengthQuantile(0.2)).isEqualTo(2);
    assertThat(statistics.lengthHistogram(2)).containsExactly(0, 2, 3);
    assertThat(statistics.balancedWeights())
        .containsExactly(Map.entry("neg", 5 / 4.0), Map.entry("pos", 5 / 6.0));
    assertThat(statistics.toString())
        .startsWith(
            "5 texts of 2 classes, 50 % not longer than 4, 95 % not longer than 4, the longest 4;"
                + " 2 stand there again, 1 of them with another label")
        .contains("neg", "40.0 %");
    assertThat(TextStatistics.of(TEXTS, text -> 1).lengthQuantile(1)).isEqualTo(1);
  }

  @Test
  void tellsHowManyTextsOfATestWereLearned() {
    Dataset<LabelledText> test =
        Dataset.of(
            new LabelledText("neg", "good"),
            new LabelledText("neg", "new"),
            new LabelledText("neg", "good"));
    assertThat(TextStatistics.of(TEXTS).duplicatesIn(test)).isEqualTo(2);
  }

  @Test
  void aStratifiedSplitKeepsTheShares() {
    Dataset<LabelledText> many =
        Dataset.ofList(
            IntStream.range(0, 100)
                .mapToObj(i -> new LabelledText(i % 5 == 0 ? "rare" : "often", "text " + i))
                .toList());
    Split<LabelledText> split = many.split(0.75, 1, LabelledText::label);
    TextStatistics left = TextStatistics.of(split.left());
    assertThat(left.classCounts()).containsExactly(Map.entry("often", 60L), Map.entry("rare", 15L));
    assertThat(left.duplicatesIn(split.right())).isZero();
  }

  @Test
  void noTextsAreNoFailure() {
    TextStatistics none = TextStatistics.of(Dataset.of());
    assertThat(none.toString()).startsWith("0 texts of 0 classes");
    assertThat(none.lengthHistogram(3)).isEmpty();
    assertThatThrownBy(() -> none.lengthQuantile(0.5)).hasMessage("there are no texts to measure");
  }
}
