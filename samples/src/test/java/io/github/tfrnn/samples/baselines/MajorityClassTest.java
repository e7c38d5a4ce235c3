package io.github.tfrnn.samples.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MajorityClassTest {

  @Test
  void givesEveryInputTheMostFrequentClass() {
    assertThat(MajorityClass.fit(new int[] {2, 0, 2, 1}).predict(3)).containsExactly(2, 2, 2);
  }

  @Test
  void takesTheLowestOfEquallyFrequentClasses() {
    assertThat(MajorityClass.fit(new int[] {3, 1, 1, 3}).index()).isEqualTo(1);
  }

  @Test
  void wantsALabel() {
    assertThatThrownBy(() -> MajorityClass.fit(new int[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the majority class needs at least one label");
  }
}
