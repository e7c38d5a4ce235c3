package io.github.tfrnn.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.plots.Curve.Look;
import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {

  @Test
  void marksRoundNumbers() {
    assertThat(new Range(0, 1, false).ticks(6)).containsExactly(0.0, 0.2, 0.4, 0.2 * 3, 0.8, 1.0);
    assertThat(new Range(-7, 12, false).ticks(5)).containsExactly(-5.0, 0.0, 5.0, 10.0);
    assertThat(new Range(1, 200, false).ticks(5)).containsExactly(50.0, 100.0, 150.0, 200.0);
    assertThat(new Range(0, 0.001, false).ticks(3)).containsExactly(0.0, 0.0005, 0.001);
  }

  @Test
  void marksNoPartsOfWholeNumbers() {
    assertThat(new Range(0.9, 3.1, true).ticks(20)).containsExactly(1.0, 2.0, 3.0);
    assertThat(new Range(0.5, 1.5, true).ticks(9)).containsExactly(1.0);
  }

  @Test
  void neverMarksMoreThanOneAboveWhatHasRoom() {
    for (double width = 1e-7; width < 1e9; width *= 1.37) {
      for (int most = 2; most < 12; most++) {
        Range range = new Range(-width / 3, 2 * width / 3, false);
        assertThat(range.ticks(most)).hasSizeBetween(1, most + 1);
        assertThat(range.ticks(most)).allMatch(tick -> tick >= range.low() && tick <= range.high());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "0.30000000000000004|0.3",
        "-1.5|-1.5",
        "12|12",
        "1500|1,500",
        "1000.5|1000.5",
        "0.0005|0.0005",
        "0.00002|0.00002",
        "0.0000005|5E-7",
        "20000000|2E+7"
      })
  void saysNumbersShortly(double value, String label) {
    assertThat(Range.label(value)).isEqualTo(label);
  }

  @Test
  void reachesALittleBeyondTheData() {
    Range range = Range.of(Axis.of("value"), List.of(curve(2.0, 4.0)), Curve::y, 0.05);
    assertThat(range.low()).isCloseTo(1.9, within(1e-12));
    assertThat(range.high()).isCloseTo(4.1, within(1e-12));
    assertThat(range.share(3)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void keepsTheLimitsOfTheAxis() {
    Axis axis = Axis.of("share").from(0).upTo(1);
    assertThat(Range.of(axis, List.of(curve(0.2, 0.3)), Curve::y, 0.05))
        .isEqualTo(new Range(0, 1, false));
  }

  @ParameterizedTest
  @CsvSource({"0", "5", "-3", "1e-20", "1e20"})
  void aSingleValueIsInTheMiddle(double value) {
    for (Axis axis : List.of(Axis.of("value"), Axis.of("value").wholeNumbers())) {
      Range range = Range.of(axis, List.of(curve(value, value)), Curve::y, 0.05);
      assertThat(range.share(value)).isCloseTo(0.5, within(1e-9));
      assertThat(range.ticks(6)).isNotEmpty();
    }
  }

  private static Curve curve(double... y) {
    return new Curve("", List.of(0.0, 1.0), List.of(y[0], y[1]), Color.BLACK, Look.SOLID);
  }
}
