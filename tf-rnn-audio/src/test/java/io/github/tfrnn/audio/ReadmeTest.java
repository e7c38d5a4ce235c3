package io.github.tfrnn.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.audio.data.AddedNoise;
import io.github.tfrnn.audio.data.LabelledSound;
import io.github.tfrnn.audio.data.LabelledSounds;
import io.github.tfrnn.audio.data.RandomMap;
import io.github.tfrnn.audio.data.Reverberation;
import io.github.tfrnn.audio.data.SoundChange;
import io.github.tfrnn.audio.data.SpeedChange;
import io.github.tfrnn.audio.features.FeatureStream;
import io.github.tfrnn.audio.features.Mfcc;
import io.github.tfrnn.data.Batching;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorValue;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.Verbosity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;

/** The code in README.md and in the Javadoc is the code here. */
class ReadmeTest {
  @TempDir private Path folder;

  @Test
  void theCodeOfTheReadmeRuns() throws IOException {
    Path file = folder.resolve("words/yes/1.wav");
    Golden.signal("word").resample(16_000).writeWav(file, WavEncoding.FLOAT_32);
    Golden.signal("noise").writeWav(folder.resolve("words/no/1.wav"));
    // tag::readme[]
    Sound sound = Sound.read(file).mono().resample(8000);
    Mfcc mfcc = Mfcc.preset("librosa").sampleRate(8000).coefficients(13).build();
    float[][] rows = mfcc.of(sound); // [frames, 13]
    // end::readme[]
    assertThat(rows).hasDimensions(mfcc.frames(sound.frames()), 13);
    Path model = folder.resolve("model");
    // tag::train[]
    LabelledSounds words = LabelledSounds.folder(folder.resolve("words")); // words/yes/1.wav, …
    AddedNoise noise = AddedNoise.white(10, 30);
    Dataset<Examples> batches =
        words
            .map(s -> s.with(s.sound().mono().resample(8000)))
            .cache()
            .apply(RandomMap.of(1, (s, random) -> s.with(noise.addTo(s.sound(), random))))
            .map(s -> s.examples(mfcc), 2)
            .shuffle(words.names().size(), 2)
            .apply(Batching.of(32).padded());
    // end::train[]
    // tag::change[]
    SoundChange change =
        SpeedChange.of(0.9, 1, 1.1)
            .then(Reverberation.rooms(0.1, 0.6).sometimes(0.5))
            .then(AddedNoise.pink(5, 30).sometimes(0.5));
    Dataset<LabelledSound> changed =
        words.apply(
            RandomMap.<LabelledSound, LabelledSound>of(
                    1, (s, random) -> s.with(change.apply(s.sound(), random)))
                .threads(2));
    // end::change[]
    assertThat(changed.toList()).hasSize(2).isNotEqualTo(words.toList());
    try (Sequential net =
        Sequential.seeded(
            1,
            Input.of(Shape.UNKNOWN_SIZE, 13),
            Masking.of(0),
            LSTM.of(4),
            Dense.of(2, Activation.SOFTMAX))) {
      net.compile(Adam.of(0.01), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
      net.fit(batches, FitOptions.ofBatches().epochs(2).verbosity(Verbosity.SILENT));
      // tag::export[]
      net.export(model, words.assets(mfcc.assets())); // answers to samples, knows the classes
      // end::export[]
      float[] expected = net.predict(new float[][][] {rows})[0];
      float[] samples = sound.samples();
      try (ExportedModel exported = ExportedModel.load(model)) {
        // tag::serve[]
        Map<String, TensorValue> outputs =
            exported.run(
                "audio", Map.of("audio", TensorValue.ofFloats(samples, 1, samples.length)));
        // end::serve[]
        assertThat(outputs.get("outputs").floats()).containsExactly(expected, within(1e-5f));
        assertThat(Mfcc.from(exported)).isEqualTo(mfcc);
      }
    }
  }

  @Test
  void theCodeAboutStreamsRuns() throws IOException {
    Path file = folder.resolve("long.wav");
    Golden.signal("noise").writeWav(file);
    int made = 0;
    // tag::stream[]
    Mfcc mfcc = Mfcc.preset("kaldi").sampleRate(8000).build();
    FeatureStream stream = mfcc.stream();
    try (SoundBlocks blocks = Sound.blocks(file, 800)) {
      for (var block = blocks.next(); block.isPresent(); block = blocks.next()) {
        float[][] rows = stream.accept(block.get().samples()); // those that are whole now
        made += rows.length;
      }
    }
    // end::stream[]
    assertThat(made).isEqualTo(mfcc.frames(3000));
  }

  @ParameterizedTest
  @CsvSource({"readme", "train", "change", "export", "serve", "stream"})
  void theCodeIsQuotedWordForWord(String tag) throws IOException {
    String[] lines =
        Files.readString(Path.of("src/test/java/io/github/tfrnn/audio/ReadmeTest.java"))
            .lines()
            .dropWhile(line -> !line.strip().equals("// tag::" + tag + "[]"))
            .skip(1)
            .takeWhile(line -> !line.strip().equals("// end::" + tag + "[]"))
            .toArray(String[]::new);
    int indent = lines[0].length() - lines[0].stripLeading().length();
    String quoted =
        Arrays.stream(lines)
            .map(line -> "    " + line.substring(Math.min(indent, line.length())))
            .collect(Collectors.joining("\n"));
    assertThat(quoted).isNotBlank();
    assertThat(Files.readString(Path.of("README.md"))).contains(quoted);
  }
}
