package io.github.tfrnn.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Is there at most one kind of clipping, with a limit that makes sense? */
class ClippingTest {

  @Test
  void refusesTwoKinds() {
    assertThatThrownBy(() -> Adam.create().withClipnorm(1).withGlobalClipnorm(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Only one of clipnorm, clipvalue and globalClipnorm can be set. Received: clipnorm=1.0,"
                + " globalClipnorm=2.0");
    assertThatThrownBy(() -> SGD.create().withClipvalue(1).withClipnorm(1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RMSprop.create().withGlobalClipnorm(1).withClipvalue(1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LazyAdam.create().withClipvalue(1).withGlobalClipnorm(1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSameKindIsReplaced() {
    assertThat(Adam.create().withClipnorm(1).withClipnorm(2))
        .isEqualTo(Adam.create().withClipnorm(2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-60})
  void refusesALimitThatClipsNothingOrAll(double limit) {
    assertThatThrownBy(() -> Adam.create().withClipvalue(limit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("clipvalue must be positive and finite, got ");
  }

  @Test
  void staysWhenOtherOptionsAreSet() {
    assertThat(SGD.create().withClipnorm(1).withWeightDecay(0.1).withEma().clipping())
        .contains(new Clipping(Clipping.Kind.NORM, 1));
    assertThat(AdamW.create().withClipvalue(2).withGradientAccumulationSteps(2).clipping())
        .contains(new Clipping(Clipping.Kind.VALUE, 2));
  }
}
