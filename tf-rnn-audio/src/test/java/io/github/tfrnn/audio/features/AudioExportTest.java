package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.audio.Golden;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Exported models that take samples. */
class AudioExportTest {
  @TempDir private Path folder;

  private static Sequential model(AudioFeatures features) {
    return Sequential.seeded(
        1,
        Input.of(Shape.UNKNOWN_SIZE, features.size()),
        LSTM.of(5),
        Dense.of(3, Activation.SOFTMAX));
  }

  static Stream<AudioFeatures> features() {
    return Arrays.stream(Preset.values())
        .flatMap(
            preset ->
                Stream.of(
                    Mfcc.preset(preset).sampleRate(8000).coefficients(13).build(),
                    MelSpectrogram.preset(preset)
                        .sampleRate(8000)
                        .melBins(20)
                        .deltas(1)
                        .normalized(true)
                        .build()));
  }

  @ParameterizedTest
  @MethodSource("features")
  void anExportedModelTakesSamples(AudioFeatures features) {
    float[] word = Golden.signal("word", 3000).samples();
    float[] noise = Golden.signal("noise", 3000).samples();
    float[] both = Arrays.copyOf(word, 6000);
    System.arraycopy(noise, 0, both, 3000, 3000);
    float[][] expected;
    try (Sequential model = model(features)) {
      expected = model.predict(new float[][][] {features.of(word), features.of(noise)});
      model.export(folder.resolve("model"), features.assets());
    }
    try (ExportedModel model = ExportedModel.load(folder.resolve("model"))) {
      assertThat(model.signatures()).containsOnlyKeys("audio", "audio_lengths", "serving_default");
      TensorValue outputs =
          model.run("audio", Map.of("audio", TensorValue.ofFloats(both, 2, 3000))).get("outputs");
      for (int i = 0; i < 2; i++) {
        assertThat(outputs.slice(i, i + 1).floats()).containsExactly(expected[i], within(1e-5f));
      }
      AudioFeatures read = features instanceof Mfcc ? Mfcc.from(model) : MelSpectrogram.from(model);
      assertThat(read).isEqualTo(features);
    }
  }

  @ParameterizedTest
  @MethodSource("features")
  void soundsOfUnequalLengthGetTheAnswersThatTheyGetAlone(AudioFeatures features) {
    int[] lengths = {3000, 2100, features.leastSamples(), 2999};
    float[] noise = Golden.signal("noise", 3000).samples();
    float[] all = new float[lengths.length * 3000];
    try (Sequential model =
        Sequential.seeded(
            1,
            Input.of(Shape.UNKNOWN_SIZE, features.size()),
            Masking.of(0),
            Bidirectional.of(LSTM.of(5)),
            Dense.of(3))) {
      model.export(folder.resolve("model"), features.assets());
    }
    try (ExportedModel model = ExportedModel.load(folder.resolve("model"))) {
      for (int i = 0; i < all.length; i++) {
        boolean there = i % 3000 < lengths[i / 3000];
        all[i] = there ? noise[i % 3000] * (1 + i / 3000) / 4 : 0.9f; // of no account
      }
      TensorValue together =
          model
              .run(
                  "audio_lengths",
                  Map.of(
                      "audio",
                      TensorValue.ofFloats(all, lengths.length, 3000),
                      "lengths",
                      TensorValue.ofInts(lengths, lengths.length)))
              .get("outputs");
      for (int i = 0; i < lengths.length; i++) {
        float[] one = Arrays.copyOfRange(all, 3000 * i, 3000 * i + lengths[i]);
        TensorValue alone =
            model
                .run("audio", Map.of("audio", TensorValue.ofFloats(one, 1, one.length)))
                .get("outputs");
        assertThat(together.slice(i, i + 1).floats())
            .as("%s samples", lengths[i])
            .containsExactly(alone.floats(), within(1e-5f));
      }
    }
  }

  @Test
  void aModelOfFixedTimestepsGetsThem() {
    Mfcc mfcc = Mfcc.preset("kaldi").sampleRate(8000).build();
    float[][][] batch = {new float[20][13]};
    try (Sequential model =
        Sequential.seeded(1, Input.of(20, 13), Masking.of(0), LSTM.of(4), Dense.of(2))) {
      model.export(folder.resolve("model"), mfcc.assets(20));
      try (ExportedModel exported = ExportedModel.load(folder.resolve("model"))) {
        for (int count : new int[] {1000, 1720, 3000}) {
          float[] samples = Golden.signal("noise", count).samples();
          float[][] rows = mfcc.of(samples);
          batch[0] = new float[20][13];
          System.arraycopy(rows, 0, batch[0], 0, Math.min(20, rows.length));
          TensorValue outputs =
              exported
                  .run("audio", Map.of("audio", TensorValue.ofFloats(samples, 1, count)))
                  .get("outputs");
          assertThat(outputs.floats()).containsExactly(model.predict(batch)[0], within(1e-5f));
        }
        assertThat(Mfcc.from(exported)).isEqualTo(mfcc);
      }
    }
    assertThatThrownBy(() -> mfcc.assets(0)).hasMessage("Mfcc: frames must be at least 1, got 0");
  }

  @Test
  void tooFewSamplesAreRefusedInWords() {
    Mfcc mfcc = Mfcc.preset("kaldi").sampleRate(8000).build();
    try (Sequential model = model(mfcc)) {
      model.export(folder.resolve("model"), mfcc.assets());
    }
    try (ExportedModel model = ExportedModel.load(folder.resolve("model"))) {
      TensorValue few = TensorValue.ofFloats(new float[199], 1, 199);
      assertThatThrownBy(() -> model.run("audio", Map.of("audio", few)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a frame needs at least 200 samples at 8000 Hz, got] [199]");
    }
  }

  @Test
  void theOtherKindAndNoneAreTold() {
    try (Sequential model = model(Mfcc.preset("kaldi").build())) {
      model.export(folder.resolve("with"), Mfcc.preset("kaldi").build().assets());
      model.export(folder.resolve("without"));
    }
    try (ExportedModel with = ExportedModel.load(folder.resolve("with"));
        ExportedModel without = ExportedModel.load(folder.resolve("without"))) {
      assertThatThrownBy(() -> MelSpectrogram.from(with))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("features of Mfcc, expected MelSpectrogram");
      assertThatThrownBy(() -> Mfcc.from(without))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("without the asset \"audio.json\"");
    }
  }

  @Test
  void aModelOfOtherFeaturesIsRefused() {
    try (Sequential model = model(Mfcc.preset("kaldi").build())) {
      assertThatThrownBy(
              () ->
                  model.export(
                      folder.resolve("model"),
                      Mfcc.preset("kaldi").coefficients(12).build().assets()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the signature \"audio\" makes float32 [?, ?, 12]");
    }
  }

  @ParameterizedTest
  @MethodSource("features")
  void theFileTellsEverySetting(AudioFeatures features) {
    FeatureSettings settings =
        features instanceof Mfcc mfcc ? mfcc.settings() : ((MelSpectrogram) features).settings();
    assertThat(AudioJson.read(features.assets()[0].assetContent())).isEqualTo(settings);
  }

  @Test
  void whatIsWrongInTheFileIsTold() {
    String json =
        new String(Mfcc.preset("kaldi").build().assets()[0].assetContent(), StandardCharsets.UTF_8);
    requireError(json.replace("\"POVEY\"", "\"pove\""), "\"window\" must be one of [HANN,");
    requireError(json.replace("\"window\"", "\"windows\""), "got nothing");
    requireError(json.replace("\"frameStep\" : 160", "\"frameStep\" : 0"), "frameStep 0 out of");
    requireError(json.replace("\"frameStep\" : 160", "\"frameStep\" : \"x\""), "must be int");
    requireError(json.replace("\"format\" : 1", "\"format\" : 2"), "the format is 2");
    requireError(json.substring(0, json.length() - 2), "not JSON");
  }

  private static void requireError(String json, String message) {
    assertThatThrownBy(() -> AudioJson.read(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("audio.json: ")
        .hasMessageContaining(message);
  }
}
