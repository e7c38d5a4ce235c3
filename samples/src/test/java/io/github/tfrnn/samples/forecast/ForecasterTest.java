package io.github.tfrnn.samples.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ForecasterTest {
  private static final int ORIGIN = 8;

  private final float[][] values = {{1}, {5}, {2}, {6}, {3}, {7}, {4}, {8}, {90}, {91}, {92}};

  @Test
  void repeatsTheLastValue() {
    assertThat(at(Naive.last(0, 3))).containsExactly(8, 8, 8);
  }

  @Test
  void repeatsTheLastSeason() {
    assertThat(at(Naive.seasonal(0, 3, 2))).containsExactly(4, 8, 4);
    assertThat(at(Naive.seasonal(0, 3, 5))).containsExactly(6, 3, 7);
  }

  @Test
  void goesOnAlongTheLine() {
    assertThat(at(Naive.drift(0, 3))).containsExactly(9, 10, 11);
  }

  @Test
  void knowsTheTruth() {
    assertThat(Naive.truth(0, 2, values, IntStream.of(7, 8)))
        .isEqualTo(new float[][] {{8, 90}, {90, 91}});
  }

  static Stream<Forecaster> forecasters() {
    return Stream.of(
        Naive.last(0, 3),
        Naive.seasonal(0, 3, 2),
        Naive.drift(0, 3),
        model(Residual.NONE),
        model(Residual.TARGET),
        model(Residual.ALL));
  }

  @ParameterizedTest
  @MethodSource("forecasters")
  void looksAtNothingFromTheOriginOn(Forecaster forecaster) {
    float[] before = at(forecaster);
    for (int i = ORIGIN; i < values.length; i++) {
      values[i][0] = Float.NaN;
    }
    assertThat(at(forecaster)).containsExactly(before);
    values[ORIGIN - 1][0] += 1;
    assertThat(at(forecaster)).isNotEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Residual.class)
  void undoesScalingAndDifferences(Residual residual) {
    // The window 4, 8 is -1, 1 when scaled; the model answers with twice the sum of its inputs.
    float expected =
        switch (residual) {
          case NONE -> 6; // 6 + 2 · 2 · 0
          case TARGET -> 8; // 6 + 2 · (2 · 0 + 1)
          case ALL -> 0; // 6 + 2 · (2 · -2 + 1)
        };
    assertThat(at(model(residual))).containsExactly(expected, expected, expected);
  }

  /** A model that answers with twice the sum of its inputs. */
  private static Forecaster model(Residual residual) {
    Standardization scaling = new Standardization(List.of(6.0), List.of(2.0));
    Preparation preparation = new Preparation(List.of("a"), 0, 2, 3, residual, scaling);
    return new WindowForecaster(preparation, ForecasterTest::sums);
  }

  private static FloatRows sums(Rows inputs) {
    float[][][] windows = ((FloatRows) inputs).toSequences();
    float[][] outputs = new float[windows.length][3];
    for (int i = 0; i < windows.length; i++) {
      for (float[] step : windows[i]) {
        for (int k = 0; k < 3; k++) {
          outputs[i][k] += 2 * step[0];
        }
      }
    }
    return Rows.of(outputs);
  }

  private float[] at(Forecaster forecaster) {
    return forecaster.forecast(values, IntStream.of(ORIGIN))[0];
  }
}
