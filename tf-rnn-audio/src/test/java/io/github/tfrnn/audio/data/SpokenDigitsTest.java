package io.github.tfrnn.audio.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.audio.Silence;
import io.github.tfrnn.audio.TestData;
import io.github.tfrnn.audio.features.Mfcc;
import io.github.tfrnn.data.Batching;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorValue;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.Verbosity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.ndarray.Shape;

/** Learns the digits of the Free Spoken Digit Dataset, with its official split. */
@Tag("slow")
class SpokenDigitsTest {
  private static final Logger LOG = LoggerFactory.getLogger(SpokenDigitsTest.class);
  private static final Path ZIP = TestData.FOLDER.resolve("fsdd/fsdd-wav.zip");
  private static final Pattern NAME = Pattern.compile("recordings/(\\d)_([a-z]+)_(\\d+)\\.wav");

  private static Optional<String> digit(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static boolean isTest(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() && Integer.parseInt(matcher.group(3)) < 5;
  }

  private static Dataset<LabelledSound> trimmed(LabelledSounds sounds) {
    return sounds.map(s -> s.with(Silence.trim(s.sound(), 40)));
  }

  private static Dataset<Examples> examples(LabelledSounds sounds, Mfcc mfcc) {
    return trimmed(sounds).map(s -> s.examples(mfcc), 2).cache();
  }

  /** Returns how many recordings an exported model hears rightly, from their samples. */
  private static double accuracyOfSignature(Path folder, LabelledSounds sounds) {
    int right = 0;
    List<LabelledSound> all = trimmed(sounds).toList();
    try (ExportedModel model = ExportedModel.load(folder)) {
      for (LabelledSound sound : all) {
        float[] samples = sound.sound().samples();
        float[] outputs =
            model
                .run("audio", Map.of("audio", TensorValue.ofFloats(samples, 1, samples.length)))
                .get("outputs")
                .floats();
        int best = 0;
        for (int i = 1; i < outputs.length; i++) {
          best = outputs[i] > outputs[best] ? i : best;
        }
        right += best == sound.label() ? 1 : 0;
      }
    }
    return (double) right / all.size();
  }

  @Test
  void anLstmLearnsTheDigits(@TempDir Path folder) {
    assumeTrue(Files.exists(ZIP), TestData.missing(ZIP));
    Mfcc mfcc = Mfcc.preset("kaldi").sampleRate(8000).deltas(2).normalized(true).build();
    LabelledSounds all = LabelledSounds.zip(ZIP, SpokenDigitsTest::digit);
    LabelledSounds training = all.where(name -> !isTest(name));
    LabelledSounds test = all.where(SpokenDigitsTest::isTest);
    assertThat(training.size()).hasValue(2700);
    assertThat(test.size()).hasValue(300);
    Batching batching = Batching.of(32).padded();
    try (Sequential model =
        Sequential.seeded(
            1,
            Input.of(Shape.UNKNOWN_SIZE, mfcc.size()),
            Masking.of(0),
            Bidirectional.of(LSTM.of(64)),
            Dropout.of(0.3),
            Dense.of(10, Activation.SOFTMAX))) {
      model.compile(Adam.of(0.002f), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      long begin = System.nanoTime();
      model.fit(
          examples(training, mfcc).shuffle(2700, 2).apply(batching),
          FitOptions.ofBatches().epochs(12).verbosity(Verbosity.SILENT));
      double accuracy = model.evaluate(examples(test, mfcc).apply(batching)).get("accuracy");
      LOG.info(
          "accuracy {} on {} recordings after {} s",
          accuracy,
          test.names().size(),
          (System.nanoTime() - begin) / 1_000_000_000L);
      assertThat(accuracy).isGreaterThan(0.96);
      model.export(folder.resolve("model"), mfcc.assets());
      assertThat(accuracyOfSignature(folder.resolve("model"), test))
          .isCloseTo(accuracy, within(0.004)); // one of 300
    }
  }
}
