package io.github.tfrnn.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SilenceTest {

  static Stream<JsonNode> cases() {
    return Golden.cases("trim");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTrimmedWhereLibrosaDoes(JsonNode golden) {
    Sound once = Golden.signal(golden.get("signal").textValue());
    float[] samples = once.samples();
    int repeat = golden.get("repeat").intValue();
    float[] all = new float[samples.length * repeat];
    for (int i = 0; i < repeat; i++) {
      System.arraycopy(samples, 0, all, i * samples.length, samples.length);
    }
    Sound sound = Sound.of(once.sampleRate(), all);
    assertThat(Silence.trim(sound, golden.get("decibels").doubleValue()))
        .isEqualTo(sound.slice(golden.get("start").intValue(), golden.get("end").intValue()));
  }

  @Test
  void nothingIsLeftOfSilence() {
    assertThat(Silence.trim(Sound.of(8000, new float[4000]), 60).frames()).isZero();
    assertThat(Silence.trim(Sound.of(8000, new float[0]), 60).frames()).isZero();
    Sound loud = Sound.of(8000, new float[] {1});
    assertThat(Silence.trim(loud, 60)).isEqualTo(loud);
    assertThatThrownBy(() -> Silence.trim(loud, 0)).hasMessageContaining("over 0, got 0.0");
  }

  @Test
  void theLoudestChannelCounts() {
    float[] quiet = new float[20_000];
    float[] loud = new float[20_000];
    Arrays.fill(loud, 8000, 9000, 0.5f);
    Sound trimmed = Silence.trim(Sound.of(8000, quiet, loud), 40);
    assertThat(trimmed.frames()).isBetween(1000, 4000);
    assertThat(trimmed.channels()).isEqualTo(2);
  }
}
