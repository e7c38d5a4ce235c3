package io.github.tfrnn.samples.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthHistogramTest {

  @Test
  void countsLengthsInBucketsOfEqualWidth() {
    assertThat(LengthHistogram.of(ofLengths(IntStream.rangeClosed(1, 40).toArray())))
        .hasToString("median 20, longest 40: 0-10 25 %, 11-20 25 %, 21-30 25 %, 31-40 25 %");
  }

  @Test
  void gathersTheFewLongOnes() {
    int[] lengths = IntStream.rangeClosed(1, 100).map(i -> i <= 98 ? i % 7 + 1 : 500).toArray();
    assertThat(LengthHistogram.of(ofLengths(lengths)))
        .hasToString(
            "median 4, longest 500: 0-1 14 %, 2 14 %, 3 14 %, 4 14 %, 5 14 %, 6 14 %,"
                + " 7 14 %, over 7 2 %");
  }

  @Test
  void findsTheLengthThatHoldsAShare() {
    LengthHistogram histogram = LengthHistogram.of(ofLengths(9, 1, 5, 3, 0));
    assertThat(histogram.quantile(0.2)).isZero();
    assertThat(histogram.quantile(0.5)).isEqualTo(3);
    assertThat(histogram.quantile(1)).isEqualTo(9);
  }

  @Test
  void refusesWhatItCannotMeasure() {
    assertThatThrownBy(() -> LengthHistogram.of(new int[0][]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a histogram needs at least one sequence");
    assertThatThrownBy(() -> LengthHistogram.of(ofLengths(1)).quantile(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the share must be in (0, 1], got 0.0");
  }

  private static int[][] ofLengths(int... lengths) {
    return IntStream.of(lengths).mapToObj(int[]::new).toArray(int[][]::new);
  }
}
