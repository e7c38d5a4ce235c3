package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writes models that take samples, and what they say, for {@code .ci/python/check_audio.py}. */
class LiveAudioExportTest {
  private static final Path FOLDER = Path.of("target", "interop", "audio");
  private static final int ROWS = 2;
  private static final int SAMPLES = 4000;
  private static final int[] LENGTHS = {2345, 4000};

  @ParameterizedTest
  @EnumSource
  void writesAModelThatTakesSamples(Preset preset) throws IOException {
    Path folder = FOLDER.resolve(preset.name());
    if (Files.exists(folder)) {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
    Files.createDirectories(folder);
    Mfcc mfcc = Mfcc.preset(preset).sampleRate(8000).coefficients(13).build();
    float[] samples = new float[ROWS * SAMPLES];
    Random random = new Random();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian() * Math.sin(i / 700.0));
    }
    try (Sequential model =
        Sequential.of(
            Input.of(Input.UNKNOWN, mfcc.size()), Masking.of(0), GRU.of(6), Dense.of(3))) {
      model.export(folder.resolve("model"), mfcc.assets());
    }
    try (ExportedModel model = ExportedModel.load(folder.resolve("model"))) {
      TensorValue audio = TensorValue.ofFloats(samples, ROWS, SAMPLES);
      TensorValue lengths = TensorValue.ofInts(LENGTHS, ROWS);
      TensorValue outputs = model.run("audio", Map.of("audio", audio)).get("outputs");
      TensorValue shorter =
          model.run("audio_lengths", Map.of("audio", audio, "lengths", lengths)).get("outputs");
      assertThat(outputs.shape().asArray()).containsExactly(ROWS, 3);
      new ObjectMapper()
          .writeValue(
              folder.resolve("case.json").toFile(),
              Map.of(
                  "samples",
                  samples,
                  "shape",
                  new int[] {ROWS, SAMPLES},
                  "outputs",
                  outputs.floats(),
                  "lengths",
                  LENGTHS,
                  "outputs_of_lengths",
                  shorter.floats()));
    }
  }
}
