package io.github.tfrnn.audio.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.audio.Golden;
import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private final RandomGenerator random = new SplittableRandom(5);

  @Test
  void noiseHasItsRatio() {
    Sound word = Golden.signal("word");
    Sound hum = Golden.signal("noise", 900);
    for (AddedNoise noise : List.of(AddedNoise.white(10, 10), AddedNoise.recorded(hum, 10, 10))) {
      float[] mixed = noise.addTo(word, random).samples();
      double added = 0;
      double signal = 0;
      for (int i = 0; i < mixed.length; i++) {
        signal += Math.pow(word.samples()[i], 2);
        added += Math.pow(mixed[i] - word.samples()[i], 2);
      }
      assertThat(10 * Math.log10(signal / added)).isCloseTo(10, within(1e-3));
    }
    Sound silence = Sound.of(8000, new float[100]);
    assertThat(AddedNoise.white(0, 20).addTo(silence, random)).isEqualTo(silence);
    assertThatThrownBy(() -> AddedNoise.recorded(silence, 0, 1)).hasMessageContaining("silent");
    assertThatThrownBy(() -> AddedNoise.white(3, 2)).hasMessageContaining("3.0 to 2.0");
    assertThatThrownBy(() -> AddedNoise.recorded(hum, 0, 1).addTo(word.resample(4000), random))
        .hasMessageContaining("8000 Hz, the sound at 4000 Hz");
  }

  @Test
  void shiftedSoundsKeepTheirLengthAndTheirOrder() {
    float[] rising = new float[100];
    for (int i = 0; i < 100; i++) {
      rising[i] = (i + 1) / 128f;
    }
    Sound sound = Sound.of(1000, rising, rising);
    boolean earlier = false;
    boolean later = false;
    for (int i = 0; i < 50; i++) {
      float[] shifted = TimeShift.shift(sound, 0.02, random).samples(1);
      assertThat(shifted).hasSize(100);
      int by = Math.round(50 + 1 - shifted[50] * 128);
      assertThat(by).isBetween(-20, 20);
      earlier |= by < 0;
      later |= by > 0;
      assertThat(shifted[by < 0 ? 99 : 0]).isEqualTo(by == 0 ? 1 / 128f : 0);
    }
    assertThat(earlier && later).isTrue();
    assertThat(TimeShift.shift(sound, 0, random)).isEqualTo(sound);
  }

  @Test
  void hiddenBandsAndSpansHaveTheMean() {
    float[][] rows = new float[50][20];
    for (int f = 0; f < 50; f++) {
      for (int b = 0; b < 20; b++) {
        rows[f][b] = f * 20 + b;
      }
    }
    float mean = 499.5f;
    int hiddenBins = 0;
    int hiddenFrames = 0;
    for (int i = 0; i < 40; i++) {
      float[][] masked = SpecAugment.of(1, 5, 1, 30).apply(rows, random);
      int bins = 0;
      int frames = 0;
      for (int b = 0; b < 20; b++) {
        boolean all = true;
        for (int f = 0; f < 50; f++) {
          assertThat(masked[f][b]).isIn(mean, rows[f][b]);
          all &= masked[f][b] == mean;
        }
        bins += all ? 1 : 0;
      }
      for (int f = 0; f < 50; f++) {
        boolean all = true;
        for (int b = 0; b < 20; b++) {
          all &= masked[f][b] == mean;
        }
        frames += all ? 1 : 0;
      }
      hiddenBins = Math.max(hiddenBins, bins);
      hiddenFrames = Math.max(hiddenFrames, frames);
    }
    assertThat(hiddenBins).isEqualTo(5);
    assertThat(hiddenFrames).isEqualTo(10); // a fifth
    assertThat(rows[3][4]).isEqualTo(64);
    assertThat(SpecAugment.of(2, 5, 2, 5).apply(new float[0][], random)).isEmpty();
  }

  @Test
  void equalPassesHaveEqualChancesAndOthersOther() {
    Dataset<Integer> drawn =
        Dataset.of(1, 2, 3, 4).apply(RandomMap.of(7, (i, r) -> 1000 * i + r.nextInt(1000)));
    assertThat(drawn.size()).hasValue(4);
    assertThat(pass(drawn, 3)).isEqualTo(pass(drawn, 3)).isNotEqualTo(pass(drawn, 4));
    assertThat(pass(drawn, 0)).extracting(i -> i / 1000).containsExactly(1, 2, 3, 4);
    assertThat(pass(drawn, 0)).extracting(i -> i % 1000).doesNotHaveDuplicates();
  }

  private static List<Integer> pass(Dataset<Integer> dataset, long pass) {
    List<Integer> elements = new ArrayList<>();
    try (Cursor<Integer> cursor = dataset.open(pass)) {
      cursor.forEachRemaining(elements::add);
    }
    return elements;
  }
}
