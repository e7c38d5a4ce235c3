package io.github.tfrnn.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfusionMatrixTest {

  private static final List<String> CLASSES = List.of("cat", "dog", "owl");

  @Test
  void countsRowsOfTruthByPredictions() {
    ConfusionMatrix matrix =
        ConfusionMatrix.of(new int[] {0, 0, 0, 1, 0}, new int[] {0, 1, 1, 1, 2}, CLASSES);
    assertThat(matrix.count(0, 1)).isEqualTo(2);
    assertThat(matrix.count(1, 0)).isZero();
    assertThat(matrix.support(0)).isEqualTo(4);
    assertThat(matrix.share(0, 1)).isEqualTo(0.5);
    assertThat(matrix.share(2, 2)).as("a class without rows").isZero();
    assertThat(matrix.accuracy()).isEqualTo(0.4);
  }

  @Test
  void keepsItsOwnCounts() {
    long[][] counts = {{1, 0}, {0, 1}};
    ConfusionMatrix matrix = ConfusionMatrix.of(counts, List.of("no", "yes"));
    counts[0][0] = 99;
    assertThat(matrix.count(0, 0)).isEqualTo(1);
  }

  @Test
  void ofNoRowsIsNothing() {
    assertThat(ConfusionMatrix.of(new long[1][1], List.of("one")).accuracy()).isZero();
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> ConfusionMatrix.of(new long[0][0], List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ConfusionMatrix: no classes: name at least one.");
    assertThatThrownBy(() -> ConfusionMatrix.of(new long[2][2], CLASSES))
        .hasMessage(
            "ConfusionMatrix: 2 rows of counts for 3 classes: there must be a row for each class.");
    assertThatThrownBy(() -> ConfusionMatrix.of(new long[3][2], CLASSES))
        .hasMessage(
            "ConfusionMatrix: row 0 has 2 counts for 3 classes: there must be one for each.");
    assertThatThrownBy(() -> ConfusionMatrix.of(new long[][] {{-1}}, List.of("one")))
        .hasMessage("ConfusionMatrix: the count of row 0, column 0 is -1: counts are 0 or more.");
    assertThatThrownBy(() -> ConfusionMatrix.of(new int[0], new int[0], CLASSES))
        .hasMessage(
            "ConfusionMatrix: 0 labels, 0 predictions: there must be as many of both, at least"
                + " one.");
    assertThatThrownBy(() -> ConfusionMatrix.of(new int[] {1}, new int[] {3}, CLASSES))
        .hasMessage("ConfusionMatrix: prediction 0 is 3, with 3 classes it must be in [0, 3).");
  }

  @ParameterizedTest
  @CsvSource({"7,7", "9999,9999", "10000,10k", "123456,123k", "9999999,9999k", "25000000,25M"})
  void figuresAreShort(long count, String figure) {
    assertThat(ConfusionChart.figure(count)).isEqualTo(figure);
  }
}
