package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.audio.Golden;
import io.github.tfrnn.audio.Sound;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Are they librosa's? */
class SpectralFeaturesTest {

  static Stream<JsonNode> cases() {
    return Golden.cases("spectral");
  }

  private static float[] samples(JsonNode golden) {
    int count = golden.get("count").intValue();
    return switch (golden.get("signal").textValue()) {
      case "silence" -> new float[count];
      case "short" -> Golden.signal("noise", count).samples();
      default -> Golden.signal(golden.get("signal").textValue(), count).samples();
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalLibrosas(JsonNode golden) {
    SpectralFeatures features =
        SpectralFeatures.builder(golden.get("rate").intValue())
            .frameLength(golden.get("length").intValue())
            .frameStep(golden.get("step").intValue())
            .rollOff(golden.get("share").doubleValue())
            .build();
    float[] expected = Golden.floats(golden.get("rows"));
    float[][] rows = features.of(samples(golden));
    assertThat(rows).hasDimensions(golden.get("frames").intValue(), 6);
    for (int f = 0; f < rows.length; f++) {
      for (int i = 0; i < 6; i++) {
        float other = expected[6 * f + i];
        assertThat(Math.abs(rows[f][i] - other))
            .as("frame %s, %s: %s, librosa %s", f, features.which().get(i), rows[f][i], other)
            .isLessThanOrEqualTo(Math.max(1e-7f, 1e-6f * Math.abs(other)));
      }
    }
  }

  @Test
  void someOfThemInAnotherOrder() {
    Sound word = Golden.signal("word");
    SpectralFeatures all = SpectralFeatures.of(8000);
    SpectralFeatures two =
        SpectralFeatures.builder(8000).which(SpectralFeature.RMS, SpectralFeature.CENTROID).build();
    float[][] rows = all.of(word);
    float[][] some = two.of(word);
    assertThat(two.size()).isEqualTo(2);
    for (int f = 0; f < rows.length; f++) {
      assertThat(some[f]).containsExactly(rows[f][5], rows[f][0]);
    }
    assertThat(all.of(new float[0])).isEmpty();
    assertThat(all.frames(3000)).isEqualTo(6);
  }

  @Test
  void whatCannotBeIsTold() {
    SpectralFeatures features = SpectralFeatures.of(8000);
    assertThatThrownBy(() -> features.of(new float[] {0, Float.NaN}))
        .hasMessage("SpectralFeatures: sample 1 is NaN, expected a finite number");
    assertThatThrownBy(() -> features.of(Golden.signal("hiss")))
        .hasMessageContaining("expected sound of one channel at 8000 Hz, got 1 at 16000 Hz");
    assertThatThrownBy(() -> SpectralFeatures.builder(8000).rollOff(1))
        .hasMessage("SpectralFeatures: rollOff must be in (0, 1), got 1.0");
    assertThatThrownBy(() -> SpectralFeatures.builder(8000).which())
        .hasMessageContaining("at least one");
  }
}
