package io.github.tfrnn.text.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SamplingTest {
  private static final float[] P = {0.1f, 0.4f, 0.2f, 0.3f};
  private static final int DRAWS = 40_000;

  private static double[] shares(Sampling sampling) {
    Random random = new Random(5);
    double[] shares = new double[P.length];
    for (int i = 0; i < DRAWS; i++) {
      shares[sampling.draw(P, random)] += 1.0 / DRAWS;
    }
    return shares;
  }

  private static void assertShares(Sampling sampling, double... expected) {
    double[] shares = shares(sampling);
    for (int id = 0; id < expected.length; id++) {
      assertThat(shares[id]).as("share of %d", id).isCloseTo(expected[id], within(0.01));
    }
  }

  @Test
  void plainSamplingDrawsAsTheProbabilitiesSay() {
    assertShares(Sampling.plain(), 0.1, 0.4, 0.2, 0.3);
  }

  @Test
  void aTemperatureOfOneHalfSquaresThem() {
    assertShares(Sampling.temperature(0.5), 0.01 / 0.3, 0.16 / 0.3, 0.04 / 0.3, 0.09 / 0.3);
  }

  @Test
  void topKKeepsTheLikeliest() {
    assertShares(Sampling.plain().withTopK(2), 0, 4 / 7.0, 0, 3 / 7.0);
    assertShares(Sampling.greedy(), 0, 1, 0, 0);
  }

  @Test
  void topPKeepsThoseThatReachTheShare() {
    assertShares(Sampling.plain().withTopP(0.35), 0, 1, 0, 0);
    assertShares(Sampling.plain().withTopP(0.6), 0, 4 / 7.0, 0, 3 / 7.0);
    assertShares(Sampling.plain().withTopP(0.75), 0, 4 / 9.0, 2 / 9.0, 3 / 9.0);
  }

  @Test
  void topPIsOfWhatTopKLeaves() {
    // Of 0.4 and 0.3 the first alone is 57 %.
    assertShares(Sampling.plain().withTopK(2).withTopP(0.5), 0, 1, 0, 0);
  }

  @Test
  void aSmallTemperatureLosesNothingToRounding() {
    Random random = new Random(1);
    assertThat(Sampling.temperature(0.001).draw(new float[] {1e-30f, 2e-30f}, random)).isEqualTo(1);
  }

  @Test
  void equalSeedsDrawTheSame() {
    assertThat(shares(Sampling.plain())).containsExactly(shares(Sampling.plain()));
  }

  @Test
  void badOptionsAndProbabilitiesAreRefused() {
    assertThatThrownBy(() -> Sampling.temperature(0)).hasMessageContaining("must be above 0");
    assertThatThrownBy(() -> Sampling.plain().withTopK(0)).hasMessageContaining("top-k");
    assertThatThrownBy(() -> Sampling.plain().withTopP(1.5)).hasMessageContaining("top-p");
    Random random = new Random(1);
    assertThatThrownBy(() -> Sampling.plain().draw(new float[] {0, 0}, random))
        .hasMessage("Sampling: none of 2 probabilities is above 0");
    assertThatThrownBy(() -> Sampling.plain().draw(new float[] {Float.NaN}, random))
        .hasMessageContaining("got NaN");
  }
}
