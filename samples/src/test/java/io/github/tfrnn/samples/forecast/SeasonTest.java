package io.github.tfrnn.samples.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonTest {
  private static final int STEPS = 600;
  private static final Span TRAIN = new Span(0, 400);

  @ParameterizedTest
  @ValueSource(ints = {4, 7, 12, 24, 100})
  void isGuessed(int season) {
    int guessed = Season.guess(wave(season, 0.1), TRAIN).orElseThrow().steps();
    int blur = season / 20; // the peak of a slow wave is flat
    assertThat(guessed).isBetween(season - blur, season + blur);
  }

  @Test
  void isGuessedFromValuesWhereNoiseHidesTheChanges() {
    Season season = Season.guess(wave(100, 0.5), TRAIN).orElseThrow();
    assertThat(season.steps()).isBetween(95, 105);
    assertThat(season.reason()).contains("autocorrelation of the values");
  }

  @Test
  void isNotSeenInNoiseOrAConstant() {
    Random random = new Random(3);
    float[] noise = new float[STEPS];
    for (int i = 0; i < STEPS; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    assertThat(Season.guess(noise, TRAIN)).isEmpty();
    assertThat(Season.guess(new float[STEPS], TRAIN)).isEmpty();
  }

  @Test
  void doesNotDependOnWhatComesAfterTraining() {
    float[] values = wave(12, 0.3);
    Optional<Season> before = Season.guess(values, TRAIN);
    for (int i = TRAIN.to(); i < STEPS; i++) {
      values[i] = Float.NaN;
    }
    assertThat(Season.guess(values, TRAIN)).isEqualTo(before);
  }

  @Test
  void isAskedForOrKnown() {
    float[][] rows = new float[20][1];
    TimeSplit split = TimeSplit.of(20, 0.2, 0.2, 1, 1);
    Series series = Series.of("x", List.of("a"), 0, rows).season(5);
    assertThat(Season.of(OptionalInt.of(3), series, split)).map(Season::steps).hasValue(3);
    assertThat(Season.of(OptionalInt.of(0), series, split)).isEmpty();
    assertThat(Season.of(OptionalInt.empty(), series, split)).map(Season::steps).hasValue(5);
  }

  @Test
  void isGuessedFromTheTrainingPartAndNotFromTheTest() {
    float[] early = wave(12, 0.1);
    float[] late = wave(30, 0.1);
    float[][] rows = new float[STEPS][1];
    TimeSplit split = TimeSplit.of(STEPS, 0.1, 0.4, 1, 1);
    for (int i = 0; i < STEPS; i++) {
      rows[i][0] = i < split.validationBegin() ? early[i] : late[i];
    }
    Series series = Series.of("x", List.of("a"), 0, rows);
    assertThat(Season.of(OptionalInt.empty(), series, split)).map(Season::steps).hasValue(12);
  }

  /** A wave with noise, on a line that rises. */
  private static float[] wave(int season, double noise) {
    Random random = new Random(season);
    float[] values = new float[STEPS];
    for (int i = 0; i < STEPS; i++) {
      values[i] =
          (float) (Math.sin(2 * Math.PI * i / season) + noise * random.nextGaussian() + 0.01 * i);
    }
    return values;
  }
}
