package io.github.tfrnn.samples.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StandardizationTest {
  private static final Span TRAIN = new Span(0, 4);

  private final float[][] values = {{1, 7}, {3, 7}, {5, 7}, {7, 7}, {100, 8}, {-50, 9}};

  @Test
  void learnsMeanAndDeviationOfEachColumn() {
    Standardization fitted = Standardization.fit(values, TRAIN);
    assertThat(fitted.means()).containsExactly(4.0, 7.0);
    assertThat(fitted.deviations().get(0)).isCloseTo(Math.sqrt(5), within(1e-12));
  }

  @Test
  void leavesAConstantColumnFinite() {
    Standardization fitted = Standardization.fit(values, TRAIN);
    assertThat(fitted.deviations().get(1)).isEqualTo(1);
    assertThat(fitted.scale(values)[5][1]).isEqualTo(2);
  }

  @Test
  void looksAtTheTrainingPartOnly() {
    Standardization before = Standardization.fit(values, TRAIN);
    for (int i = TRAIN.to(); i < values.length; i++) {
      values[i][0] = Float.NaN;
      values[i][1] = 1e30f;
    }
    assertThat(Standardization.fit(values, TRAIN)).isEqualTo(before);
    values[TRAIN.to() - 1][0] += 1;
    assertThat(Standardization.fit(values, TRAIN)).isNotEqualTo(before);
  }

  @Test
  void restoresWhatItScaled() {
    Standardization fitted = Standardization.fit(values, TRAIN);
    float[][] scaled = fitted.scale(values);
    assertThat(fitted.restore(0, scaled[4][0])).isCloseTo(100, within(1e-4f));
    assertThat(values[4][0]).isEqualTo(100);
  }
}
