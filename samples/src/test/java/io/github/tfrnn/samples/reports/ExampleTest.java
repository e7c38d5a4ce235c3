package io.github.tfrnn.samples.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExampleTest {

  @Test
  void showsTheTrueClassOnlyWhereAnotherWasPredicted() {
    assertThat(new Example("has four legs", "animal", "animal", 0.875).line(40))
        .isEqualTo(" 88 % animal: has four legs");
    assertThat(new Example("has four legs", "artifact", "animal", 0.5).line(9))
        .isEqualTo(" 50 % animal (is artifact): has four…");
  }

  @Test
  void countsCodePointsAndNotHalvesOfThem() {
    String text = "\uD83D\uDC31\uD83D\uDC36\uD83D\uDC2D\uD83D\uDC39";
    assertThat(Example.shorten(text, 4)).isEqualTo(text);
    assertThat(Example.shorten(text, 3)).isEqualTo("\uD83D\uDC31\uD83D\uDC36…");
  }

  @Test
  void putsTextOnOneLine() {
    assertThat(Example.shorten(" two\r\n\tlines ", 40)).isEqualTo("two lines");
  }
}
