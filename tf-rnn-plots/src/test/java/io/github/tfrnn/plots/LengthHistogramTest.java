package io.github.tfrnn.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthHistogramTest {

  @Test
  void aBinForEachLengthIfTheyAreFew() {
    assertThat(LengthHistogram.of(new int[] {3, 5, 3, 8}))
        .isEqualTo(new LengthHistogram(3, 1, List.of(2, 0, 1, 0, 0, 1)));
  }

  @Test
  void binsBeginAtRoundLengths() {
    LengthHistogram histogram = LengthHistogram.of(new int[] {13, 19, 20, 400});
    assertThat(histogram.width()).isEqualTo(10);
    assertThat(histogram.first()).isEqualTo(10);
    assertThat(histogram.counts()).hasSize(40).startsWith(2, 1).endsWith(1);
  }

  @Test
  void everySequenceIsInOneBin() {
    Random random = new Random(11);
    for (int round = 0; round < 60; round++) {
      int bound = 1 + (int) Math.exp(20 * random.nextDouble());
      int[] lengths = random.ints(50, 0, bound).toArray();
      LengthHistogram histogram = LengthHistogram.of(lengths);
      assertThat(histogram.counts()).hasSizeBetween(1, 51);
      assertThat(histogram.counts().stream().mapToInt(count -> count).sum()).isEqualTo(50);
    }
    int[] extremes = {0, Integer.MAX_VALUE};
    assertThat(LengthHistogram.of(extremes).counts()).startsWith(1).endsWith(1);
  }

  @Test
  void quantilesAreLengthsThatAreThere() {
    int[] lengths = IntStream.rangeClosed(1, 100).toArray();
    assertThat(LengthHistogram.quantile(lengths, 0.5)).isEqualTo(50);
    assertThat(LengthHistogram.quantile(lengths, 0.95)).isEqualTo(95);
    assertThat(LengthHistogram.quantile(lengths, 1)).isEqualTo(100);
    assertThat(LengthHistogram.quantile(new int[] {9, 2}, 0.5)).isEqualTo(2);
    assertThat(LengthHistogram.quantile(new int[] {4}, 0.95)).isEqualTo(4);
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> LengthHistogram.of(new int[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Plots.lengths: no lengths: give at least one.");
    assertThatThrownBy(() -> LengthHistogram.of(new int[] {3, -1}))
        .hasMessage("Plots.lengths: a length is -1: lengths must be 0 or more.");
  }
}
