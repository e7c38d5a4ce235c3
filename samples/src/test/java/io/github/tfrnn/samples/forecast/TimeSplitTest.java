package io.github.tfrnn.samples.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSplitTest {
  @Test
  void putsThePartsInTheOrderOfTime() {
    TimeSplit split = TimeSplit.of(14_400, 0.2, 0.2, 48, 24);
    assertThat(split.train()).isEqualTo(new Span(0, 8_640));
    assertThat(split.validation()).isEqualTo(new Span(8_640, 11_520));
    assertThat(split.test()).isEqualTo(new Span(11_520, 14_400));
  }

  @Test
  void forecastsEachStepOfAPartWithoutLeavingIt() {
    TimeSplit split = TimeSplit.of(20, 0.2, 0.3, 3, 2);
    assertThat(split.train().origins(3, 2)).containsExactly(3, 4, 5, 6, 7, 8); // of steps 3 to 9
    assertThat(split.validation().origins(3, 2)).containsExactly(10, 11, 12); // of 10 to 13
    assertThat(split.test().origins(3, 2)).containsExactly(14, 15, 16, 17, 18); // of 14 to 19
  }

  @ParameterizedTest
  @CsvSource({
    "20, 19, 2, 'training part has 10 of 20 steps, a window and a horizon of 21 steps'",
    "20, 3, 5, 'validation part has 4 of 20 steps, a horizon of 5 steps'",
    "1, 1, 1, 'training part has 1 of 1 steps, a window and a horizon of 2 steps'",
  })
  void refusesASeriesThatIsTooShort(int steps, int window, int horizon, String sentence) {
    assertThatThrownBy(() -> TimeSplit.of(steps, 0.2, 0.3, window, horizon))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the series is too short: its " + sentence)
        .hasMessageContaining("--window");
  }
}
