package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.audio.Golden;
import io.github.tfrnn.audio.Sound;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeaturesTest {

  @ParameterizedTest
  @EnumSource(Preset.class)
  void silenceHasFiniteFeatures(Preset preset) {
    float[][] rows = Mfcc.preset(preset).sampleRate(8000).build().of(new float[8000]);
    assertThat(rows).isNotEmpty();
    for (float[] row : rows) {
      for (float value : row) {
        assertThat(value).isFinite();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void noSamplesMakeNoFrames(Preset preset) {
    MelSpectrogram mel = MelSpectrogram.preset(preset).build();
    assertThat(mel.of(new float[0])).isEmpty();
    assertThat(mel.frames(0)).isZero();
  }

  @Test
  void soundsMustHaveOneChannelAndTheRate() {
    Mfcc mfcc = Mfcc.preset("librosa").sampleRate(8000).coefficients(13).build();
    Sound word = Golden.signal("word");
    assertThat(mfcc.of(word)).isDeepEqualTo(mfcc.of(word.samples()));
    assertThat(mfcc.size()).isEqualTo(13);
    assertThatThrownBy(() -> mfcc.of(word.resample(16_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Mfcc: expected sound at 8000 Hz, got 16000 Hz: Sound.resample(8000)");
    Sound stereo = Sound.of(8000, word.samples(), word.samples());
    assertThatThrownBy(() -> mfcc.of(stereo))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Sound.mono()");
    assertThatThrownBy(() -> mfcc.of(new float[] {0, Float.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Mfcc: sample 1 is NaN, expected a finite number");
  }

  @Test
  void whatCannotBeIsToldWhenBuilt() {
    assertThatThrownBy(() -> Mfcc.preset("sphinx"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Preset: unknown preset \"sphinx\"; known: librosa, python_speech_features, tf.signal,"
                + " torchaudio, kaldi");
    Mfcc.Builder builder = Mfcc.preset("kaldi");
    assertThatThrownBy(builder.coefficients(24)::build)
        .hasMessage("Mfcc: 23 mel bins have as many coefficients at most, got 24");
    assertThatThrownBy(() -> builder.coefficients(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(MelSpectrogram.preset("kaldi").sampleRate(8000).highHertz(4001)::build)
        .hasMessageContaining("<= 4000.0 (half the sample rate)");
    assertThatThrownBy(MelSpectrogram.preset("librosa").fftLength(512).frameLength(600)::build)
        .hasMessageContaining("set fftLength too");
    assertThatThrownBy(() -> Compression.log(0)).hasMessageContaining("-Infinity");
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void enoughSamplesMakeAFrameAndFewerNone(Framing framing) {
    for (int step : new int[] {1, 80, 81, 1000}) {
      Mfcc mfcc = Mfcc.preset("kaldi").sampleRate(8000).framing(framing).frameStep(step).build();
      float[] samples = Golden.signal("noise", mfcc.leastSamples()).samples();
      assertThat(mfcc.of(samples)).hasNumberOfRows(mfcc.frames(samples.length)).isNotEmpty();
      assertThat(mfcc.of(Arrays.copyOf(samples, samples.length - 1))).isEmpty();
      assertThat(mfcc.frames(samples.length - 1)).isZero();
    }
  }

  @Test
  void severalThreadsMayUseOneDescription() {
    Mfcc mfcc = Mfcc.preset("torchaudio").sampleRate(8000).build();
    float[] word = Golden.signal("word").samples();
    float[][] expected = mfcc.of(word);
    assertThat(IntStream.range(0, 200).parallel().mapToObj(i -> mfcc.of(word)))
        .allSatisfy(rows -> assertThat(rows).isDeepEqualTo(expected));
  }

  @Test
  void descriptionsAreEqualByValue() {
    assertThat(Mfcc.preset("kaldi").build())
        .isEqualTo(Mfcc.preset(Preset.KALDI).build())
        .hasSameHashCodeAs(Mfcc.preset(Preset.KALDI).build())
        .isNotEqualTo(Mfcc.preset("kaldi").lifter(20).build())
        .hasToString(Mfcc.preset("kaldi").build().toString());
    assertThat(Mfcc.preset("kaldi").build().toString()).startsWith("Mfcc[sampleRate=16000");
  }
}
