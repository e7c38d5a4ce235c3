package io.github.tfrnn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WorkTest {

  private static Work work(Cell cell, int layers, boolean bidirectional, Mask mask) {
    return new Work(
        cell, WorkShape.parse("2,3,5,7"), layers, bidirectional, mask, 1, Optional.empty());
  }

  /** What steps() of the peers' common.py returns for these shapes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "32,100,32,32 40",
        "128,100,64,64 8",
        "32,100,128,128 8",
        "128,200,128,128 4",
        "32,100,256,512 4",
        "1,100,128,128 40",
        "32,100,64,64 32"
      })
  void anEpochHasAsManyStepsAsThePeersHave(String shape, int steps) {
    assertThat(WorkShape.parse(shape).steps()).isEqualTo(steps);
  }

  @Test
  void aShapeIsReadAsItIsWritten() {
    assertThat(WorkShape.parse("32,100,128,64")).isEqualTo(new WorkShape(32, 100, 128, 64));
    assertThat(WorkShape.parse("32,100,128,64")).hasToString("32,100,128,64");
    assertThatThrownBy(() -> WorkShape.parse("32,100,128")).hasMessageContaining("32,100,128\"");
    assertThatThrownBy(() -> WorkShape.parse("a,b,c,d")).hasMessageContaining("whole numbers");
    assertThatThrownBy(() -> WorkShape.parse("0,1,1,1")).hasMessageContaining("at least 1");
  }

  @Test
  void operationsAreThoseOfTheMatrixProducts() {
    double lstm = 3.0 * 2 * 2 * 3 * 4 * 7 * (5 + 7);
    assertThat(work(Cell.LSTM, 1, false, Mask.NONE).trainingFlop(1)).isEqualTo(lstm);
    assertThat(work(Cell.LSTM, 1, false, Mask.NONE).predictionFlop(1))
        .isCloseTo(lstm / 3, within(1e-6));
    assertThat(work(Cell.GRU, 1, false, Mask.NONE).trainingFlop(1)).isEqualTo(0.75 * lstm);
    assertThat(work(Cell.SIMPLE_RNN, 1, false, Mask.NONE).trainingFlop(1)).isEqualTo(0.25 * lstm);
    assertThat(work(Cell.LSTM, 1, true, Mask.NONE).trainingFlop(1)).isEqualTo(2 * lstm);
    assertThat(work(Cell.LSTM, 1, false, Mask.NONE).trainingFlop(0.5)).isEqualTo(lstm / 2);
    double second = 3.0 * 2 * 2 * 3 * 4 * 7 * (2 * 7 + 7);
    assertThat(work(Cell.LSTM, 2, true, Mask.NONE).trainingFlop(1)).isEqualTo(2 * (lstm + second));
  }

  @ParameterizedTest
  @EnumSource(Mask.class)
  void paddingIsWhereTheMaskSays(Mask mask) {
    Work work = work(Cell.LSTM, 1, false, mask);
    int[][] ids = work.ids(200);
    int[] lengths = new int[200];
    for (int row = 0; row < 200; row++) {
      int length = (int) Arrays.stream(ids[row]).filter(id -> id != 0).count();
      int first = mask == Mask.LEFT ? 3 - length : 0;
      assertThat(Arrays.stream(ids[row], first, first + length)).doesNotContain(0);
      lengths[row] = length;
    }
    double filled = work.examples(200).filled();
    if (mask == Mask.NONE) {
      assertThat(filled).isEqualTo(1);
    } else {
      assertThat(Arrays.stream(lengths).distinct()).containsExactlyInAnyOrder(1, 2, 3);
      assertThat(filled).isEqualTo(Arrays.stream(lengths).sum() / 600.0);
    }
  }

  @Test
  void theVariantTellsHowTheWorkDiffers() {
    assertThat(work(Cell.LSTM, 1, false, Mask.NONE).variant()).isEqualTo("fp32");
    assertThat(work(Cell.LSTM, 1, true, Mask.LEFT).variant()).isEqualTo("fp32+left+bidirectional");
  }
}
