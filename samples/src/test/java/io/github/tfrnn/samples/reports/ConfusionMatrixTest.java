package io.github.tfrnn.samples.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private static final List<String> CLASSES = List.of("a", "b", "c");

  private static final ConfusionMatrix MATRIX =
      ConfusionMatrix.of(CLASSES, new int[] {0, 1, 2, 2, 2}, new int[] {0, 0, 2, 2, 1});

  @Test
  void countsWhatWasTakenForWhat() {
    assertThat(MATRIX.count(0, 0)).isEqualTo(1);
    assertThat(MATRIX.count(1, 0)).isEqualTo(1);
    assertThat(MATRIX.count(2, 2)).isEqualTo(2);
    assertThat(MATRIX.count(2, 1)).isEqualTo(1);
    assertThat(MATRIX.total()).isEqualTo(5);
    assertThat(MATRIX.support(2)).isEqualTo(3);
  }

  @Test
  void computesTheUsualFigures() {
    assertThat(MATRIX.accuracy()).isCloseTo(0.6, within(1e-12));
    assertThat(MATRIX.precision(0)).isCloseTo(0.5, within(1e-12));
    assertThat(MATRIX.recall(2)).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(MATRIX.f1(2)).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void givesZeroForAShareOfNothing() {
    ConfusionMatrix empty = ConfusionMatrix.of(CLASSES, new int[0], new int[0]);
    assertThat(empty.accuracy()).isZero();
    assertThat(empty.precision(1)).isZero();
    assertThat(empty.recall(1)).isZero();
    assertThat(empty.f1(1)).isZero();
  }

  @Test
  void refusesWhatItCannotCount() {
    assertThatThrownBy(() -> ConfusionMatrix.of(CLASSES, new int[] {0}, new int[] {0, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("every input needs a prediction, got 1 inputs and 2 predictions");
    assertThatThrownBy(() -> ConfusionMatrix.of(CLASSES, new int[] {0, 1}, new int[] {0, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("input 1: class indices must be in [0, 3), got 1 taken for 3");
  }
}
