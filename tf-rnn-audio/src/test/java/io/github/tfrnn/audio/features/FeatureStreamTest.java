package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.audio.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream makes the rows that the whole sound makes, bit for bit. */
class FeatureStreamTest {

  static Stream<AudioFeatures> features() {
    Compression decibels = Compression.decibels(1, 1e-10, Double.POSITIVE_INFINITY);
    return Stream.of(
        Mfcc.preset("python_speech_features").sampleRate(8000).build(),
        Mfcc.preset("kaldi").sampleRate(8000).build(),
        MelSpectrogram.preset("kaldi").sampleRate(8000).frameStep(333).build(),
        Mfcc.preset("tf.signal").sampleRate(8000).frameLength(200).frameStep(80).build(),
        Mfcc.preset("tf.signal").sampleRate(8000).framing(Framing.PAD_END).frameStep(5).build(),
        Mfcc.preset("librosa").sampleRate(8000).compression(decibels).build(),
        Mfcc.preset("torchaudio")
            .sampleRate(8000)
            .framing(Framing.WHOLE_FRAMES)
            .compression(decibels)
            .build());
  }

  @ParameterizedTest
  @MethodSource("features")
  void equalsTheWhole(AudioFeatures features) {
    float[] samples = Golden.signal("word").samples();
    Random random = new Random(6);
    for (int count : new int[] {0, 1, 79, 199, 200, 201, 1024, 1279, 1280, samples.length}) {
      float[] sound = Arrays.copyOf(samples, count);
      FeatureStream stream = features.stream();
      List<float[]> rows = new ArrayList<>();
      for (int at = 0; at < count; ) {
        int to = Math.min(count, at + random.nextInt(400));
        rows.addAll(List.of(stream.accept(Arrays.copyOfRange(sound, at, to))));
        at = to;
      }
      rows.addAll(List.of(stream.finish()));
      assertThat(rows.toArray(float[][]::new))
          .as("%s samples", count)
          .isDeepEqualTo(features.of(sound));
    }
  }

  @Test
  void rowsComeAsSoonAsTheirSamples() {
    FeatureStream stream = Mfcc.preset("kaldi").sampleRate(8000).build().stream();
    assertThat(stream.accept(new float[199])).isEmpty();
    assertThat(stream.accept(new float[1])).hasNumberOfRows(1);
    assertThat(stream.accept(new float[160])).hasNumberOfRows(2);
    assertThat(stream.finish()).isEmpty();
  }

  @Test
  void whatIsFinishedTakesNoMore() {
    FeatureStream stream = Mfcc.preset("kaldi").build().stream();
    stream.finish();
    assertThatThrownBy(() -> stream.accept(new float[1])).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(stream::finish).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatDependsOnTheEndDoesNotStream() {
    assertThatThrownBy(() -> Mfcc.preset("librosa").build().stream())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("loudest");
    Mfcc mirrored = Mfcc.preset("torchaudio").compression(Compression.logPlus(1e-6)).build();
    assertThatThrownBy(mirrored::stream)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Framing.WHOLE_FRAMES");
    assertThatThrownBy(Mfcc.preset("kaldi").deltas(2).build()::stream)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("look ahead");
  }
}
