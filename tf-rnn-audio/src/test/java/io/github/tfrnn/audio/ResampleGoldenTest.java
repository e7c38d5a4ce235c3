package io.github.tfrnn.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resampled sounds are SciPy's. */
class ResampleGoldenTest {
  private static final Logger LOG = LoggerFactory.getLogger(ResampleGoldenTest.class);
  private static final double MIN_DECIBELS = 130; // seen: no difference in 32 bits

  static Stream<JsonNode> cases() {
    return Golden.cases("resample");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsScipysResamplePoly(JsonNode golden) {
    Sound sound = Golden.signal(golden.get("signal").textValue(), golden.get("count").intValue());
    Sound resampled = sound.resample(golden.get("rate").intValue());
    float[] expected = Golden.floats(golden.get("samples"));
    assertThat(resampled.frames()).isEqualTo(expected.length);
    assertThat(resampled.sampleRate()).isEqualTo(golden.get("rate").intValue());
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < expected.length; i++) {
      double error = resampled.samples()[i] - expected[i];
      signal += (double) expected[i] * expected[i];
      noise += error * error;
    }
    double decibels = 10 * Math.log10(signal / Math.max(noise, 1e-300));
    LOG.info(
        "{} {} Hz to {} Hz: {} dB",
        golden.get("signal").textValue(),
        sound.sampleRate(),
        resampled.sampleRate(),
        Math.round(decibels));
    assertThat(decibels).isGreaterThan(MIN_DECIBELS);
  }

  @Test
  void channelsAreResampledOneByOne() {
    Sound left = Golden.signal("noise", 500);
    Sound right = Golden.signal("word", 500);
    Sound both = Sound.of(8000, left.samples(), right.samples()).resample(12_000);
    assertThat(both.samples(0)).isEqualTo(left.resample(12_000).samples());
    assertThat(both.samples(1)).isEqualTo(right.resample(12_000).samples());
  }

  @Test
  void nothingStaysNothingAndTheSameRateStaysItself() {
    Sound nothing = Sound.of(8000, new float[0]);
    assertThat(nothing.resample(16_000)).isEqualTo(Sound.of(16_000, new float[0]));
    assertThat(nothing.resample(8000)).isSameAs(nothing);
  }

  @Test
  void ratesWithoutACommonDivisorAreRefused() {
    Sound sound = Sound.of(2_000_003, new float[4]);
    assertThatThrownBy(() -> sound.resample(8000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("common divisor");
    assertThatThrownBy(() -> sound.resample(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Sound: the sample rate must be at least 1, got 0");
  }
}
