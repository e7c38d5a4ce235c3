package io.github.tfrnn.audio.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.Verbosity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeywordModelsTest {
  private static final int FEATURES = 6;
  private static final int FRAMES = 11;

  @TempDir private Path folder;

  static Stream<Named<Function<KeywordModels, Model>>> models() {
    return Stream.of(
        Named.of("lstm", KeywordModels::lstm),
        Named.of("gru", KeywordModels::gru),
        Named.of("bilstm", KeywordModels::bilstm),
        Named.of("cnn-lstm", KeywordModels::cnnLstm),
        Named.of("attention", KeywordModels::attention));
  }

  /** Returns recordings whose class is told by which feature is loud at first. */
  private static float[][][] recordings(int[] classes) {
    Random random = new Random(4);
    float[][][] recordings = new float[classes.length][FRAMES][FEATURES];
    for (int i = 0; i < classes.length; i++) {
      for (int t = 0; t < FRAMES; t++) {
        for (int f = 0; f < FEATURES; f++) {
          recordings[i][t][f] = (float) (0.3 * random.nextGaussian());
        }
        recordings[i][t][t < FRAMES / 2 ? classes[i] : 3 + random.nextInt(3)] += 1.5f;
      }
    }
    return recordings;
  }

  @ParameterizedTest
  @MethodSource("models")
  void learnsAndHearsNoPadding(Function<KeywordModels, Model> architecture) {
    int[] classes = new int[60];
    Arrays.setAll(classes, i -> i % 3);
    float[][][] x = recordings(classes);
    try (Model model =
        architecture.apply(KeywordModels.of(FEATURES, 3).units(8).dropout(0.1).seed(2))) {
      model.compile(Adam.of(0.02), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      model.fit(
          Examples.of(Rows.of(x), Rows.of(classes)),
          FitOptions.batchSize(10).epochs(10).seed(1).verbosity(Verbosity.SILENT));
      float[][] alone = model.predict(x);
      int right = 0;
      for (int i = 0; i < classes.length; i++) {
        float[] p = alone[i];
        assertThat(p[0] + p[1] + p[2]).isCloseTo(1, within(1e-5f));
        right += p[classes[i]] > 0.5 ? 1 : 0;
      }
      assertThat(right).isGreaterThanOrEqualTo(57);
      for (int more : new int[] {1, 2, 9}) {
        float[][][] padded = new float[x.length][FRAMES + more][FEATURES];
        for (int i = 0; i < x.length; i++) {
          System.arraycopy(x[i], 0, padded[i], 0, FRAMES);
        }
        float[][] again = model.predict(padded);
        for (int i = 0; i < x.length; i++) {
          assertThat(again[i]).containsExactly(alone[i], within(1e-5f));
        }
      }
      model.export(folder.resolve("model"));
      try (ExportedModel exported = ExportedModel.load(folder.resolve("model"))) {
        assertThat(exported.card()).isPresent();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void equalSeedsMakeEqualModels(Function<KeywordModels, Model> architecture) {
    KeywordModels models = KeywordModels.of(FEATURES, 3).units(5);
    float[][][] x = recordings(new int[] {0, 1, 2});
    try (Model one = architecture.apply(models.seed(3));
        Model same = architecture.apply(models.seed(3));
        Model other = architecture.apply(models.seed(4))) {
      assertThat(same.predict(x)).isDeepEqualTo(one.predict(x));
      assertThat(other.predict(x)[0]).isNotEqualTo(one.predict(x)[0]);
      FloatRows any = one.getWeights().values().iterator().next();
      assertThat(any.toFlat()).isNotEmpty();
    }
  }

  @Test
  void sizesAreThoseOfTheLayers() {
    KeywordModels models = KeywordModels.of(39, 10);
    try (Model bilstm = models.bilstm();
        Model gru = models.gru()) {
      assertThat(bilstm.summary()).contains("Total params: 153,354");
      assertThat(gru.summary()).contains("Total params: 45,770");
    }
  }

  @Test
  void mistakesAreTold() {
    KeywordModels models = KeywordModels.of(13, 2);
    assertThatThrownBy(() -> KeywordModels.of(0, 2))
        .hasMessage("KeywordModels: features must be at least 1, got 0");
    assertThatThrownBy(() -> KeywordModels.of(13, 1))
        .hasMessage("KeywordModels: classes must be at least 2, got 1");
    assertThatThrownBy(() -> models.units(0))
        .hasMessage("KeywordModels: units must be at least 1, got 0");
    assertThatThrownBy(() -> models.dropout(1))
        .hasMessage("KeywordModels: dropout must be in [0, 1), got 1.0");
  }
}
