package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.audio.Golden;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Noise in the frames. */
class DitherTest {
  private static final float[] WORD = Golden.signal("word").samples();

  static Stream<JsonNode> cases() {
    return Golden.cases("dither");
  }

  private static Mfcc mfcc(double amount, long seed) {
    return Mfcc.preset("kaldi").sampleRate(8000).dither(amount, seed).build();
  }

  /** Both are means of as many rows; neighbours overlap, which lets them wander further. */
  @ParameterizedTest
  @MethodSource("cases")
  void silenceSoundsAsThatOfKaldi(JsonNode golden) {
    int frames = golden.get("frames").intValue();
    MelSpectrogram mel =
        MelSpectrogram.preset("kaldi")
            .sampleRate(8000)
            .dither(golden.get("dither").doubleValue(), 3)
            .build();
    float[][] rows = mel.of(new float[80 * (frames - 1) + 200]);
    assertThat(rows).hasDimensions(frames, 23);
    for (int m = 0; m < 23; m++) {
      int bin = m;
      double mean = Arrays.stream(rows).mapToDouble(row -> row[bin]).average().orElseThrow();
      double square =
          Arrays.stream(rows)
              .mapToDouble(row -> (row[bin] - mean) * (row[bin] - mean))
              .average()
              .orElseThrow();
      double deviation = golden.get("deviations").get(m).doubleValue();
      assertThat(mean)
          .isCloseTo(
              golden.get("means").get(m).doubleValue(), within(10 * deviation / Math.sqrt(frames)));
      assertThat(Math.sqrt(square)).isCloseTo(deviation, within(0.05 * deviation));
    }
  }

  @Test
  void theSameSeedMakesTheSameRowsAtOnceAndBitByBit() {
    float[][] rows = mfcc(1, 7).of(WORD);
    assertThat(rows).isDeepEqualTo(mfcc(1, 7).of(WORD));
    assertThat(rows).isDeepEqualTo(mfcc(1, 8).of(WORD, 7));
    assertThat(rows[3]).isNotEqualTo(mfcc(1, 8).of(WORD)[3]);
    assertThat(rows[3]).isNotEqualTo(mfcc(0, 7).of(WORD)[3]);
    FeatureStream stream = mfcc(1, 7).stream();
    int half = WORD.length / 2;
    float[][] first = stream.accept(Arrays.copyOf(WORD, half));
    float[][] second = stream.accept(Arrays.copyOfRange(WORD, half, WORD.length));
    assertThat(first).isDeepEqualTo(Arrays.copyOf(rows, first.length));
    assertThat(second).isDeepEqualTo(Arrays.copyOfRange(rows, first.length, rows.length));
  }

  @Test
  void relativeRowsHaveItToo() {
    Mfcc mfcc = Mfcc.preset("librosa").sampleRate(8000).dither(0.01, 1).build();
    assertThat(mfcc.of(WORD)[2]).isNotEqualTo(mfcc.of(WORD, 2)[2]);
  }

  @Test
  void isLeftOutOfWhatIsExported() {
    Mfcc without = mfcc(0, 1);
    assertThat(mfcc(1, 1).assets()).isEqualTo(without.assets());
    assertThat(mfcc(1, 1).layer()).isEqualTo(without.layer());
    assertThat(mfcc(1, 1)).isNotEqualTo(without).isNotEqualTo(mfcc(1, 2)).isEqualTo(mfcc(1, 1));
    assertThat(without).isEqualTo(mfcc(0, 9));
    assertThat(mfcc(1, 2).toString()).endsWith("with Dither[amount=1.0, seed=2]");
    assertThatThrownBy(() -> mfcc(-1, 0)).hasMessage("Mfcc: dither must be at least 0, got -1.0");
  }
}
