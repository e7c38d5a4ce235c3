package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogarithmTest {

  @Test
  void equalsMathLogAllOverTheRange() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      double value = Math.exp(random.nextDouble(-700, 700));
      double expected = Math.log(value);
      assertThat(Logarithm.ln(value))
          .as("ln(%s)", value)
          .isCloseTo(expected, within(2e-16 + 2e-15 * Math.abs(expected)));
    }
  }

  @Test
  void equalsMathLogNearOne() {
    for (int i = -100_000; i <= 100_000; i++) {
      double value = 1 + i * 1e-7;
      assertThat(Logarithm.ln(value)).isCloseTo(Math.log(value), within(4e-16));
    }
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        -1,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        0.5,
        1,
        2,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
      })
  void answersToEveryNumber(double value) {
    double expected = Math.log(value);
    if (Double.isFinite(expected)) {
      assertThat(Logarithm.ln(value))
          .isCloseTo(expected, within(2e-16 + 1e-15 * Math.abs(expected)));
    } else { // NaN equals NaN in text
      assertThat(Logarithm.ln(value)).hasToString(Double.toString(expected));
    }
  }
}
