package io.github.tfrnn.audio.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.audio.Golden;
import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.fourier.ComplexFft;
import io.github.tfrnn.audio.fourier.RealFft;
import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all changes, and what each one is heard by. */
class SoundChangeTest {
  private static final int RATE = 8000;

  private final RandomGenerator random = new SplittableRandom(3);

  static Stream<SoundChange> changes() {
    Sound noise = Golden.signal("noise", 1200);
    return Stream.of(
        Gain.decibels(-6, 6),
        SpeedChange.of(0.9, 1, 1.1),
        SpeedChange.between(0.8, 1.25),
        TimeStretch.between(0.8, 1.25).fftLength(256),
        PitchShift.semitones(-3, 3).fftLength(256),
        Reverberation.rooms(0.05, 0.4),
        Reverberation.rooms(0.05, 0.4).directToEchoes(-5, 0),
        Reverberation.of(noise, noise.slice(0, 40)),
        Mixing.of(List.of(noise, noise.slice(7, 900)), 0, 20),
        AddedNoise.white(0, 20),
        AddedNoise.pink(0, 20),
        AddedNoise.recorded(noise, 0, 20),
        Gain.decibels(-9, 9).sometimes(0.5).then(AddedNoise.pink(0, 9)));
  }

  private static Sound tone(double hertz, int samples) {
    float[] tone = new float[samples];
    for (int i = 0; i < samples; i++) {
      tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return Sound.of(RATE, tone);
  }

  /** Returns the frequency of the highest peak of the middle half. */
  private static double peak(Sound sound) {
    Sound middle = sound.slice(sound.frames() / 4, 3 * sound.frames() / 4);
    double[] powers = powers(middle.samples());
    int best = 0;
    for (int k = 0; k < powers.length; k++) {
      best = powers[k] > powers[best] ? k : best;
    }
    return (double) best * sound.sampleRate() / (2 * powers.length);
  }

  private static double[] powers(float[] samples) {
    int size = 4 * ComplexFft.powerOfTwo(samples.length);
    RealFft fft = new RealFft(size);
    double[] padded = new double[size];
    for (int i = 0; i < samples.length; i++) {
      padded[i] = samples[i];
    }
    double[] powers = new double[fft.bins()];
    fft.powers(padded, fft.room(), powers);
    return Arrays.copyOf(powers, size / 2);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void equalChanceMakesEqualSounds(SoundChange change) {
    Sound word = Golden.signal("word");
    Sound once = change.apply(word, new SplittableRandom(8));
    assertThat(change.apply(word, new SplittableRandom(8))).isEqualTo(once);
    assertThat(once.sampleRate()).isEqualTo(RATE);
    List<Sound> others = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      others.add(change.apply(word, random));
    }
    assertThat(others).anyMatch(other -> !other.equals(once));
    assertThat(word).isEqualTo(Golden.signal("word"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void silenceStaysSilentAndShortSoundsStayShort(SoundChange change) {
    for (int samples : new int[] {0, 1, 2, 3, 17, 500}) {
      Sound silence = change.apply(Sound.of(RATE, new float[samples]), random);
      assertThat(silence.samples()).containsOnly(new float[silence.frames() == 0 ? 0 : 1]);
      Sound noise = change.apply(Golden.signal("noise", samples), random);
      assertThat((double) noise.frames()).isBetween(Math.floor(0.79 * samples), 1.26 * samples + 1);
    }
  }

  @Test
  void numbersOfThreadsDoNotMatter() {
    SoundChange change =
        SpeedChange.of(0.9, 1, 1.1).then(Reverberation.rooms(0.1, 0.2)).then(Gain.decibels(-3, 3));
    Dataset<Sound> sounds = Dataset.ofList(List.of(tone(300, 999), tone(400, 1500), tone(9, 40)));
    RandomMap<Sound, Sound> map = RandomMap.of(4, change::apply);
    List<Sound> expected = pass(sounds.apply(map), 2);
    for (int threads : new int[] {1, 2, 5}) {
      assertThat(pass(sounds.apply(map.threads(threads)), 2)).isEqualTo(expected);
      assertThat(sounds.apply(map.threads(threads)).size()).hasValue(3);
    }
    assertThat(pass(sounds.apply(map.threads(2)), 3)).isNotEqualTo(expected);
    assertThatThrownBy(() -> map.threads(0)).hasMessageContaining("at least 1, got 0");
  }

  private static <T> List<T> pass(Dataset<T> dataset, long pass) {
    List<T> elements = new ArrayList<>();
    try (Cursor<T> cursor = dataset.open(pass)) {
      cursor.forEachRemaining(elements::add);
    }
    return elements;
  }

  @ParameterizedTest
  @CsvSource({"12, 880", "-12, 220", "7, 659.26", "0, 440"})
  void pitchIsShiftedAndLengthStays(double semitones, double hertz) {
    Sound tone = tone(440, 12_345);
    Sound shifted = PitchShift.semitones(semitones, semitones).apply(tone, random);
    assertThat(shifted.frames()).isEqualTo(12_345);
    assertThat(peak(shifted)).isCloseTo(hertz, within(2.0));
    // Neighbouring bins of a stretched tone are not in step: librosa, too, loses a little.
    assertThat(Channels.energy(shifted) / Channels.energy(tone)).isBetween(0.7, 1.1);
  }

  @ParameterizedTest
  @CsvSource({"0.8, 15431", "1, 12345", "1.5, 8230"})
  void timeIsStretchedAndPitchStays(double rate, int frames) {
    Sound stretched = TimeStretch.between(rate, rate).apply(tone(440, 12_345), random);
    assertThat(stretched.frames()).isEqualTo(frames);
    assertThat(peak(stretched)).isCloseTo(440, within(1.5));
  }

  @ParameterizedTest
  @CsvSource({"0.9, 13717, 396", "1.1, 11223, 484", "1, 12345, 440", "2, 6173, 880"})
  void speedChangesPitchAndLength(double speed, int frames, double hertz) {
    Sound changed = SpeedChange.of(speed).apply(tone(440, 12_345), random);
    assertThat(changed.frames()).isEqualTo(frames);
    assertThat(peak(changed)).isCloseTo(hertz, within(1.0));
    assertThat(SpeedChange.of(1).apply(tone(440, 9), random)).isEqualTo(tone(440, 9));
  }

  @Test
  void ratiosAreNearWhatTheyStandFor() {
    assertThat(Ratio.near("x", 1.1)).isEqualTo(new Ratio(11, 10));
    assertThat(Ratio.near("x", 0.97)).isEqualTo(new Ratio(97, 100));
    assertThat(Ratio.near("x", 1.99)).isEqualTo(new Ratio(199, 100));
    assertThat(Ratio.near("x", 20)).isEqualTo(new Ratio(20, 1));
    Random values = new Random(6);
    for (int i = 0; i < 20_000; i++) {
      double value = Math.exp(3 * (2 * values.nextDouble() - 1) * 0.99);
      Ratio ratio = Ratio.near("x", value);
      assertThat(ratio.up()).isBetween(1, 200);
      assertThat(ratio.down()).isBetween(1, 200);
      assertThat((double) ratio.up() / ratio.down() / value)
          .as("%s", value)
          .isCloseTo(1, within(0.003));
    }
  }

  @Test
  void levelsChangeByTheirDecibels() {
    Sound stereo = Sound.of(RATE, tone(300, 500).samples(), tone(500, 500).samples());
    Sound louder = Gain.decibels(6, 6).apply(stereo, random);
    assertThat(louder.channels()).isEqualTo(2);
    assertThat(10 * Math.log10(Channels.energy(louder) / Channels.energy(stereo)))
        .isCloseTo(6, within(1e-5));
    Sound huge = Sound.of(RATE, new float[] {1e38f});
    assertThatThrownBy(() -> Gain.decibels(40, 40).apply(huge, random))
        .hasMessageContaining("expected a finite number");
  }

  @Test
  void roomsDieAwayInTheirTimeAndKeepTheLevel() {
    for (double seconds : new double[] {0.2, 0.5, 1.2}) {
      Sound room = Reverberation.room(16_000, seconds, 3, random);
      float[] samples = room.samples();
      assertThat(samples[0]).isEqualTo(1);
      double echoes = Channels.energy(samples) - 1;
      assertThat(10 * Math.log10(1 / echoes)).isCloseTo(3, within(1e-3));
      // Schroeder (1965): the energy still to come, here from -5 to -25 decibels, times three.
      double left = echoes;
      int from = 0;
      int to = 0;
      for (int i = 1; i < samples.length && to == 0; i++) {
        left -= (double) samples[i] * samples[i];
        from = from == 0 && left < echoes * Math.pow(10, -0.5) ? i : from;
        to = left < echoes * Math.pow(10, -2.5) ? i : 0;
      }
      assertThat(3.0 * (to - from) / 16_000).isCloseTo(seconds, within(0.1 * seconds));
    }
    Sound word = Golden.signal("word");
    Sound heard = Reverberation.rooms(0.3, 0.5).apply(word, random);
    assertThat(heard.frames()).isEqualTo(word.frames());
    assertThat(Channels.energy(heard) / Channels.energy(word)).isCloseTo(1, within(1e-4));
  }

  @Test
  void aRoomOfOneEchoIsHeardLaterAndTheDirectSoundIsNotMoved() {
    float[] response = new float[60];
    response[20] = -1;
    response[50] = 0.5f;
    float[] click = new float[100];
    click[10] = 0.8f;
    Sound both = Sound.of(RATE, click, new float[100]);
    Sound heard = Reverberation.of(Sound.of(RATE, response)).apply(both, random);
    float factor = (float) Math.sqrt(1 / 1.25);
    assertThat(heard.samples(0)[10]).isCloseTo(-0.8f * factor, within(1e-6f));
    assertThat(heard.samples(0)[40]).isCloseTo(0.4f * factor, within(1e-6f));
    assertThat(heard.samples(1)).containsOnly(new float[1], within(1e-7f));
  }

  @Test
  void pinkNoiseLosesThreeDecibelsAnOctave() {
    Sound silenceButOne = Sound.of(RATE, impulse(1 << 16));
    float[] noise = AddedNoise.pink(0, 0).apply(silenceButOne, random).samples();
    noise[0] -= 1;
    double[] powers = powers(noise);
    double xy = 0;
    double xx = 0;
    List<double[]> points = new ArrayList<>();
    for (double low = 20; low < 2000; low *= 2) {
      double sum = 0;
      int count = 0;
      for (int k = 0; k < powers.length; k++) {
        double hertz = (double) k * RATE / (2 * powers.length);
        if (hertz >= low && hertz < 2 * low) {
          sum += powers[k];
          count++;
        }
      }
      points.add(new double[] {points.size(), 10 * Math.log10(sum / count)});
    }
    double middle = (points.size() - 1) / 2.0;
    for (double[] point : points) {
      xy += (point[0] - middle) * point[1];
      xx += (point[0] - middle) * (point[0] - middle);
    }
    assertThat(xy / xx).isCloseTo(-3.01, within(0.3));
  }

  private static float[] impulse(int length) {
    float[] samples = new float[length];
    samples[0] = 1;
    return samples;
  }

  @Test
  void othersAreMixedInAtTheirRatioOnce() {
    Sound word = Golden.signal("word");
    Sound shorter = Golden.signal("noise", 500);
    float[] mixed = Mixing.of(List.of(shorter), 10, 10).apply(word, random).samples();
    List<Integer> changed = new ArrayList<>();
    double added = 0;
    for (int i = 0; i < mixed.length; i++) {
      double difference = mixed[i] - word.samples()[i];
      if (difference != 0) {
        changed.add(i);
        added += difference * difference;
      }
    }
    assertThat(changed.get(changed.size() - 1) - changed.get(0)).isBetween(480, 499);
    double ratio = Channels.energy(word) / word.frames() / (added / 500);
    assertThat(10 * Math.log10(ratio)).isCloseTo(10, within(0.01));
    Sound longer = Golden.signal("noise", 2000);
    Sound all = Mixing.of(List.of(longer), 0, 0).apply(Golden.signal("word", 100), random);
    assertThat(all.frames()).isEqualTo(100);
  }

  @Test
  void someChangesAreForSomeSounds() {
    Sound sound = tone(100, 10);
    int changed = 0;
    for (int i = 0; i < 1000; i++) {
      Sound maybe = Gain.decibels(6, 6).sometimes(0.3).apply(sound, random);
      changed += maybe.equals(sound) ? 0 : 1;
    }
    assertThat(changed).isBetween(250, 350);
    assertThatThrownBy(() -> Gain.decibels(0, 1).sometimes(1.1))
        .hasMessage("SoundChange: the probability must be in [0, 1], got 1.1");
  }

  @Test
  void warpedTimeKeepsItsEndsAndItsOrder() {
    float[][] rows = new float[40][2];
    for (int t = 0; t < 40; t++) {
      rows[t] = new float[] {t, 100 - t};
    }
    SpecAugment warp = SpecAugment.of(0, 0, 0, 0).timeWarp(8);
    double most = 0;
    for (int i = 0; i < 200; i++) {
      float[][] warped = warp.apply(rows, random);
      assertThat(warped[0]).isEqualTo(rows[0]);
      assertThat(warped[39]).isEqualTo(rows[39]);
      for (int t = 0; t < 40; t++) {
        assertThat(warped[t][0] + warped[t][1]).isCloseTo(100, within(1e-4f));
        most = Math.max(most, Math.abs(warped[t][0] - t));
        assertThat(t == 0 || warped[t][0] > warped[t - 1][0]).isTrue();
      }
    }
    assertThat(most).isBetween(7.0, 8.001);
    assertThat(TimeWarp.warp(rows, 10, 20)[20]).isEqualTo(rows[10]);
    assertThat(TimeWarp.warp(rows, 10, 20)[10][0]).isEqualTo(5);
    float[][] few = {{1}, {2}, {3}};
    assertThat(warp.apply(few, random)).isDeepEqualTo(few);
    assertThat(SpecAugment.of(0, 0, 0, 0).timeWarp(1).apply(new float[0][], random)).isEmpty();
    assertThatThrownBy(() -> SpecAugment.of(0, 0, 0, 0).timeWarp(-1))
        .hasMessage("SpecAugment: mostWarp must be at least 0, got -1");
  }

  @Test
  void mistakesAreTold() {
    Sound stereo = Sound.of(RATE, new float[4], new float[4]);
    Sound fast = Sound.of(16_000, new float[] {1, 2});
    assertThatThrownBy(() -> Gain.decibels(3, 2))
        .hasMessage("Gain: expected a range of decibels, the lower end first, got 3.0 to 2.0");
    assertThatThrownBy(() -> Gain.decibels(Double.NaN, 2)).hasMessageContaining("got NaN to 2.0");
    assertThatThrownBy(SpeedChange::of).hasMessageContaining("at least one speed");
    assertThatThrownBy(() -> SpeedChange.of(1, 0))
        .hasMessage("SpeedChange: a factor must be in [0.05, 20.0], got 0.0");
    assertThatThrownBy(() -> SpeedChange.between(1.2, 1)).hasMessageContaining("got 1.2 to 1.0");
    assertThatThrownBy(() -> TimeStretch.between(0, 1))
        .hasMessage("TimeStretch: expected rates in [0.05, 20.0], got 0.0 to 1.0");
    assertThatThrownBy(() -> TimeStretch.between(1, 1).fftLength(500))
        .hasMessage("TimeStretch: fftLength must be a power of two in [16, 1048576], got 500");
    assertThatThrownBy(() -> PitchShift.semitones(0, 60))
        .hasMessage("PitchShift: expected semitones in [-48, 48], got 0.0 to 60.0");
    assertThatThrownBy(() -> Reverberation.rooms(0, 1))
        .hasMessage("Reverberation: expected seconds over 0, got 0.0 to 1.0");
    assertThatThrownBy(() -> Reverberation.rooms(1, 31)).hasMessageContaining("at most 30.0");
    assertThatThrownBy(() -> Reverberation.room(RATE, -1, 0, random))
        .hasMessageContaining("in (0, 30.0] seconds, got -1.0");
    assertThatThrownBy(Reverberation::of).hasMessageContaining("at least one response");
    assertThatThrownBy(() -> Reverberation.of(stereo)).hasMessageContaining("got 2: mono()");
    assertThatThrownBy(() -> Reverberation.of(Sound.of(RATE, new float[3])))
        .hasMessageContaining("silent");
    assertThatThrownBy(() -> Reverberation.of(fast).apply(tone(50, 9), random))
        .hasMessage(
            "Reverberation: the response is at 16000 Hz, the sound at 8000 Hz: resample one");
    assertThatThrownBy(() -> Reverberation.of(fast).directToEchoes(0, 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Mixing.of(List.of(), 0, 1)).hasMessageContaining("got none");
    assertThatThrownBy(() -> Mixing.of(List.of(stereo), 0, 1))
        .hasMessageContaining("got 2: mono()");
    assertThatThrownBy(() -> Mixing.of(List.of(fast, tone(9, 9)), 0, 1))
        .hasMessage("Mixing: there are sounds at 16000 Hz and at 8000 Hz: resample some");
    assertThatThrownBy(() -> Mixing.of(List.of(fast), 0, 1).apply(tone(9, 9), random))
        .hasMessageContaining("the others are at 16000 Hz, the sound at 8000 Hz");
    assertThatThrownBy(() -> Mixing.of(List.of(fast), 0, 1).apply(stereo, random))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AddedNoise.pink(0, 1).apply(stereo, random))
        .isInstanceOf(IllegalStateException.class);
  }
}
