package io.github.tfrnn.models;

import static io.github.tfrnn.models.TinyTask.features;
import static io.github.tfrnn.models.TinyTask.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.losses.Quantile;
import io.github.tfrnn.losses.Reduction;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.DivergedException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Do losses work in a model: reduced as wanted, and CTC over sequences of unequal length? */
class LossesTest {

  private static final int CLASSES = 4; // the blank among them

  /** Sequences that show each of their classes for two or three timesteps, then nothing. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Speech(float[][][] x, int[][] y) {
    static Speech of(int rows, int timesteps) {
      Random random = new Random(1);
      float[][][] x = new float[rows][timesteps][CLASSES];
      int[][] y = new int[rows][timesteps / 3];
      for (int row = 0; row < rows; row++) {
        int at = 0;
        for (int i = 0; i < 1 + random.nextInt(timesteps / 3); i++) {
          y[row][i] = 1 + random.nextInt(CLASSES - 1);
          for (int until = at + 2 + random.nextInt(2); at < until; at++) {
            for (int k = 0; k < CLASSES; k++) {
              x[row][at][k] = 0.1f * (float) random.nextGaussian() + (k == y[row][i] ? 1 : 0);
            }
          }
        }
      }
      return new Speech(x, y);
    }
  }

  private static Sequential recognizer() {
    Sequential model =
        TinyTask.model(
            1,
            Input.of(Input.UNKNOWN, CLASSES),
            Masking.standard(),
            LSTM.builder(16).returnSequences(true).build(),
            Dense.of(CLASSES));
    model.compile(Adam.of(0.02), Loss.CTC);
    return model;
  }

  @Test
  void ctcLearnsFromSequencesOfUnequalLength() {
    Speech speech = Speech.of(48, 12);
    try (Sequential model = recognizer()) {
      var history = model.fit(Rows.of(speech.x()), Rows.of(speech.y()), silent(16).epochs(40));
      assertThat(history.last("loss")).isLessThan(history.get("loss").get(0) / 4);
    }
  }

  @Test
  void ctcLooksAtNothingThatIsMasked() {
    Speech speech = Speech.of(6, 12);
    float[][][] longer = new float[6][20][CLASSES];
    for (int row = 0; row < 6; row++) {
      System.arraycopy(speech.x()[row], 0, longer[row], 5, 12); // padded on both sides
    }
    try (Sequential model = recognizer()) {
      double loss = model.evaluate(Rows.of(speech.x()), Rows.of(speech.y()), 6).loss();
      assertThat(model.evaluate(Rows.of(longer), Rows.of(speech.y()), 6).loss())
          .isCloseTo(loss, within(1e-5));
    }
  }

  @Test
  void ctcStopsWhereALabelNeedsMoreTime() {
    int[][] labels = {{1, 2, 0}, {1, 1, 2}};
    try (Sequential model = recognizer()) {
      Rows x = Rows.of(features(2, 3, CLASSES, 1));
      assertThatThrownBy(() -> model.fit(x, Rows.of(labels), silent(2)))
          .isInstanceOf(DivergedException.class);
      assertThat(model.evaluate(x, Rows.of(labels), 2).loss()).isInfinite();
    }
  }

  /** As many labels as classes: no one-hot labels of a sequence, for this loss. */
  @Test
  void ctcTakesAsManyLabelsAsThereAreClasses() {
    try (Sequential model = recognizer()) {
      Rows x = Rows.of(features(2, 9, CLASSES, 1));
      Rows y = Rows.of(new int[][] {{1, 2, 3, 1}, {2, 1, 0, 0}});
      assertThat(model.evaluate(x, y, 2).loss()).isFinite();
    }
  }

  @Test
  void anyLossIsReducedInAnotherWay() {
    Rows x = Rows.of(features(6, 3, 2, 1));
    Rows y = Rows.of(features(6, 3, 1, 2));
    Loss own = new Quantile(0.3f);
    double mean = evaluated(own, x, y);
    assertThat(evaluated(own.reduced(Reduction.SUM), x, y)).isCloseTo(18 * mean, within(1e-4));
    assertThat(evaluated(own.reduced(Reduction.MEAN), x, y)).isEqualTo(mean);
    assertThat(evaluated(own.reduced(Reduction.MEAN_WITH_SAMPLE_WEIGHT), x, y))
        .isCloseTo(mean, within(1e-6));
    assertThat(own.reduced(Reduction.SUM).reduced(Reduction.MEAN))
        .isEqualTo(own.reduced(Reduction.MEAN));
    assertThat(own.reduced(Reduction.SUM)).hasToString("Quantile[share=0.3][sum]");
  }

  private static double evaluated(Loss loss, Rows x, Rows y) {
    try (Sequential model = TinyTask.model(1, Input.of(Input.UNKNOWN, 2), Dense.of(1))) {
      model.compile(Adam.create(), loss);
      return model.evaluate(x, y, 6).loss();
    }
  }
}
