package io.github.tfrnn.audio.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.audio.TestData;
import io.github.tfrnn.audio.features.Cmvn;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.ActivationLayer;
import io.github.tfrnn.layers.BatchNormalization;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Concatenate;
import io.github.tfrnn.layers.Conv1D;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.GaussianNoise;
import io.github.tfrnn.layers.GlobalAveragePooling1D;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.layers.Padding;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.losses.CategoricalCrossentropy;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.Verbosity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns who says a vowel (Kudo et al. 1999), from 12 cepstra in 7 to 29 frames. */
@Tag("slow")
class JapaneseVowelsTest {
  private static final Logger LOG = LoggerFactory.getLogger(JapaneseVowelsTest.class);
  private static final Path FOLDER = TestData.FOLDER.resolve("sequences");
  private static final int CEPSTRA = 12;
  private static final int FRAMES = 29;
  private static final int SPEAKERS = 9;
  private static final long[] SEEDS = {1, 2, 3, 4, 5};

  /**
   * Who said what.
   *
   * @param frames the cepstra of each
   */
  private record Recording(List<float[]> frames, int speaker) {
    float[][] rows() {
      return frames.toArray(float[][]::new);
    }
  }

  /** Lines are cepstra set apart by colons, each the numbers of its frames; then the speaker. */
  private static List<Recording> read(String name) throws IOException {
    List<Recording> recordings = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve(name))) {
      if (line.isBlank() || line.startsWith("@") || line.startsWith("#")) {
        continue;
      }
      String[] fields = line.split(":", -1);
      assertThat(fields).hasSize(CEPSTRA + 1);
      int frames = fields[0].split(",", -1).length;
      float[][] rows = new float[frames][CEPSTRA];
      for (int c = 0; c < CEPSTRA; c++) {
        String[] numbers = fields[c].split(",", -1);
        for (int f = 0; f < frames; f++) {
          rows[f][c] = Float.parseFloat(numbers[f]);
        }
      }
      int speaker = Integer.parseInt(fields[CEPSTRA].strip()) - 1;
      recordings.add(new Recording(List.of(rows), speaker));
    }
    return recordings;
  }

  /**
   * A recurrent network beside a convolutional one (LSTM-FCN, Karim et al. 2017), which sees the
   * frames padded. The last cepstra vary a quarter as much as the first: all are brought to one
   * spread. Noise, softened labels and averaged weights, since 30 recordings a speaker are few.
   *
   * @return probabilities of the speakers, {@code [recordings][speakers]}
   */
  private static float[][] probabilities(
      List<Recording> training, List<Recording> test, long seed) {
    Cmvn normal = Cmvn.fit(training.stream().map(Recording::rows).toList());
    SymbolicTensor sound = Input.tensor("sound", FRAMES, CEPSTRA);
    SymbolicTensor heard = Bidirectional.of(LSTM.of(64)).apply(noisy(Masking.of(0).apply(sound)));
    SymbolicTensor seen = noisy(sound);
    seen = convolved(convolved(convolved(seen, 128, 8), 128, 5), 128, 3);
    seen = GlobalAveragePooling1D.create().apply(seen);
    SymbolicTensor both =
        Concatenate.create().apply(Dropout.of(0.5).apply(heard), Dropout.of(0.3).apply(seen));
    SymbolicTensor speaker = Dense.of(SPEAKERS, Activation.SOFTMAX).apply(both);
    try (Model model = Model.of(sound, speaker)) {
      model.compile(
          Adam.of(0.001f).withEma(0.98), new CategoricalCrossentropy(false, 0.1f), Metric.ACCURACY);
      model.fit(
          padded(training, normal),
          oneHot(speakers(training)),
          FitOptions.batchSize(27).epochs(60).seed(seed).verbosity(Verbosity.SILENT));
      return model.predict(padded(test, normal), test.size()).toMatrix();
    }
  }

  private static SymbolicTensor noisy(SymbolicTensor input) {
    return GaussianNoise.of(0.5).apply(input);
  }

  private static SymbolicTensor convolved(SymbolicTensor input, int filters, int kernel) {
    SymbolicTensor sums =
        Conv1D.builder(filters, kernel).padding(Padding.SAME).build().apply(input);
    return ActivationLayer.of(Activation.RELU).apply(BatchNormalization.create().apply(sums));
  }

  /** Cepstra as far from their means as their spread in training says; zeros after short ones. */
  private static Rows padded(List<Recording> recordings, Cmvn ofTraining) {
    float[][][] rows = new float[recordings.size()][FRAMES][CEPSTRA];
    for (int i = 0; i < rows.length; i++) {
      float[][] frames = ofTraining.apply(recordings.get(i).rows());
      System.arraycopy(frames, 0, rows[i], 0, frames.length);
    }
    return Rows.of(rows);
  }

  private static int[] speakers(List<Recording> recordings) {
    return recordings.stream().mapToInt(Recording::speaker).toArray();
  }

  private static Rows oneHot(int[] speakers) {
    float[][] rows = new float[speakers.length][SPEAKERS];
    for (int i = 0; i < rows.length; i++) {
      rows[i][speakers[i]] = 1;
    }
    return Rows.of(rows);
  }

  private static double accuracy(float[][] probabilities, int[] speakers) {
    int right = 0;
    for (int i = 0; i < speakers.length; i++) {
      int best = 0;
      for (int s = 1; s < SPEAKERS; s++) {
        best = probabilities[i][s] > probabilities[i][best] ? s : best;
      }
      right += best == speakers[i] ? 1 : 0;
    }
    return (double) right / speakers.length;
  }

  @Test
  void networksTellTheSpeakersApart() throws IOException {
    Path file = FOLDER.resolve("JapaneseVowels_TRAIN.ts");
    assumeTrue(Files.exists(file), TestData.missing(file));
    List<Recording> training = read("JapaneseVowels_TRAIN.ts");
    List<Recording> test = read("JapaneseVowels_TEST.ts");
    assertThat(training).hasSize(270);
    assertThat(test).hasSize(370);
    int[] speakers = speakers(test);
    float[][] together = new float[test.size()][SPEAKERS];
    double sum = 0;
    for (long seed : SEEDS) {
      float[][] alone = probabilities(training, test, seed);
      double accuracy = accuracy(alone, speakers);
      LOG.info("Japanese vowels, seed {}: accuracy {}", seed, accuracy);
      sum += accuracy;
      for (int i = 0; i < together.length; i++) {
        for (int s = 0; s < SPEAKERS; s++) {
          together[i][s] += alone[i][s];
        }
      }
    }
    double ofAll = accuracy(together, speakers);
    LOG.info("Japanese vowels: mean {}, of all together {}", sum / SEEDS.length, ofAll);
    assertThat(sum / SEEDS.length).isGreaterThanOrEqualTo(0.98);
    assertThat(ofAll).isGreaterThanOrEqualTo(0.98);
  }
}
