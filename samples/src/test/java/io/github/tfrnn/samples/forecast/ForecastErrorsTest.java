package io.github.tfrnn.samples.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForecastErrorsTest {
  private final ForecastErrors errors =
      ForecastErrors.of(new float[][] {{1, 2}, {3, 4}}, new float[][] {{2, 2}, {0, 8}});

  @Test
  void areMeansOfEachStepAhead() {
    assertThat(errors.squared()).containsExactly(5.0, 8.0); // (1 + 9) / 2, (0 + 16) / 2
    assertThat(errors.absolute()).containsExactly(2.0, 2.0);
    assertThat(errors.mse()).isEqualTo(6.5);
    assertThat(errors.mae()).isEqualTo(2);
  }

  @Test
  void areScaled() {
    assertThat(errors.dividedBy(2).mse()).isEqualTo(6.5 / 4);
    assertThat(errors.dividedBy(2).mae()).isEqualTo(1);
  }
}
