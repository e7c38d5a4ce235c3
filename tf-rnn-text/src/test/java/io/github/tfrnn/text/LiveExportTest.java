package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GlobalAveragePooling1D;
import io.github.tfrnn.layers.GlobalMaxPooling1D;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.Verbosity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/**
 * Trains models of many kinds and exports them to {@code target/interop/models}, each with what it
 * predicts for rows of several lengths; {@code .ci/python/check_exports.py} asks Python's
 * TensorFlow for the same numbers.
 */
@Tag("slow")
class LiveExportTest {
  private static final int IDS = 40;
  private static final int FEATURES = 3;
  private static final int TRAINING_TIMESTEPS = 6;
  private static final int[][] ROWS_AND_TIMESTEPS = {{1, 1}, {3, 4}, {2, 9}, {7, 17}, {1, 60}};

  /** What a model's labels are. */
  private enum Labels {
    CLASS,
    TWO_CLASSES,
    CLASS_A_TIMESTEP
  }

  private record Case(String name, boolean takesIds, Labels labels, List<Layer> layers) {
    static Case ofIds(String name, Labels labels, Layer... layers) {
      return new Case(name, true, labels, List.of(layers));
    }

    static Case ofFeatures(String name, Labels labels, Layer... layers) {
      return new Case(name, false, labels, List.of(layers));
    }
  }

  private static Stream<Case> cases() {
    Embedding masked = Embedding.builder(IDS, 7).maskZero(true).build();
    LSTM sequences = LSTM.builder(5).returnSequences(true).build();
    return Stream.of(
        Case.ofIds(
            "lstm",
            Labels.CLASS,
            Embedding.of(IDS, 7),
            LSTM.of(5),
            Dense.of(3, Activation.SOFTMAX)),
        Case.ofIds("masked", Labels.CLASS, masked, LSTM.of(6), Dense.of(3, Activation.SOFTMAX)),
        Case.ofIds(
            "masked_bidirectional",
            Labels.TWO_CLASSES,
            masked,
            Bidirectional.of(LSTM.of(4)),
            Dense.of(1, Activation.SIGMOID)),
        Case.ofIds(
            "stacked_bidirectional",
            Labels.CLASS,
            masked,
            Bidirectional.of(sequences),
            Dropout.of(0.3),
            LSTM.builder(4).dropout(0.2).recurrentDropout(0.2).build(),
            Dense.of(3, Activation.SOFTMAX)),
        Case.ofIds(
            "other_activations",
            Labels.CLASS,
            Embedding.of(IDS, 7),
            LSTM.builder(5)
                .activation(Activation.RELU)
                .recurrentActivation(Activation.HARD_SIGMOID)
                .build(),
            Dense.of(3, Activation.SOFTMAX)),
        Case.ofIds(
            "masked_other_activations",
            Labels.TWO_CLASSES,
            masked,
            Bidirectional.of(
                LSTM.builder(4).activation(Activation.GELU).returnSequences(true).build()),
            GlobalMaxPooling1D.create(),
            Dense.of(1, Activation.SIGMOID)),
        Case.ofIds(
            "dense_on_sequences",
            Labels.CLASS_A_TIMESTEP,
            masked,
            sequences,
            Dense.of(3, Activation.SOFTMAX)),
        Case.ofIds(
            "backwards",
            Labels.CLASS,
            masked,
            LSTM.builder(5).goBackwards(true).useBias(false).build(),
            Dense.of(3, Activation.SOFTMAX)),
        Case.ofFeatures(
            "features",
            Labels.CLASS,
            Masking.of(0),
            sequences,
            GlobalAveragePooling1D.create(),
            Dense.builder(4).activation(Activation.TANH).build(),
            Dense.of(3, Activation.SOFTMAX)));
  }

  @Test
  void exportsModelsForPython() throws IOException {
    Path folder = Interop.emptyFolder("models");
    long seed = Interop.freshSeed();
    List<Case> cases = cases().toList();
    for (int i = 0; i < cases.size(); i++) {
      export(cases.get(i), seed + i, folder.resolve(cases.get(i).name()));
    }
  }

  private static void export(Case asked, long seed, Path folder) throws IOException {
    Random random = new Random(seed);
    Tokenizer tokenizer = Tokenizer.builder().numWords(IDS).oovToken("<UNK>").build();
    RandomTexts randomTexts = new RandomTexts(seed);
    tokenizer.fitOnTexts(randomTexts.texts(50));
    List<String> texts = randomTexts.texts(30);
    try (Sequential model = Sequential.seeded(seed, asked.layers().toArray(Layer[]::new))) {
      train(model, asked, random);
      Path directory = folder.resolve("model");
      model.export(directory, tokenizer);
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("seed", seed);
      content.put("weights", Interop.arrays(model.getWeights()));
      content.put("predictions", predictions(model, directory, asked, random));
      content.put("texts", texts);
      content.put("ids", tokenizer.textsToSequences(texts));
      Interop.write(folder.resolve("case.json"), content);
    }
  }

  private static void train(Sequential model, Case asked, Random random) {
    int rows = 40;
    boolean two = asked.labels() == Labels.TWO_CLASSES;
    model.compile(
        Adam.of(0.02),
        two ? Loss.BINARY_CROSSENTROPY : Loss.SPARSE_CATEGORICAL_CROSSENTROPY,
        Metric.ACCURACY);
    Rows y =
        switch (asked.labels()) {
          case CLASS -> Rows.of(random.ints(rows, 0, 3).toArray());
          case TWO_CLASSES -> column(random.ints(rows, 0, 2).toArray());
          case CLASS_A_TIMESTEP -> ids(rows, TRAINING_TIMESTEPS, 3, random);
        };
    model.fit(
        inputs(asked, rows, TRAINING_TIMESTEPS, random),
        y,
        FitOptions.batchSize(16).epochs(3).verbosity(Verbosity.SILENT));
  }

  private static List<Map<String, Object>> predictions(
      Sequential model, Path directory, Case asked, Random random) {
    List<Map<String, Object>> predictions = new ArrayList<>();
    try (ExportedModel exported = ExportedModel.load(directory)) {
      for (int[] size : ROWS_AND_TIMESTEPS) {
        Rows x = inputs(asked, size[0], size[1], random);
        FloatRows outputs = model.predict(x, 32);
        assertThat(exported.predict(x).toFlat())
            .as(asked.name())
            .containsExactly(outputs.toFlat(), within(1e-6f));
        predictions.add(Map.of("inputs", Interop.array(x), "outputs", Interop.array(outputs)));
      }
    }
    return predictions;
  }

  /**
   * Returns rows of unequal lengths: padded left, right, in the middle; of ids also rows that are
   * all padding. (The mean of no timesteps at all is NaN, as in Keras.)
   */
  private static Rows inputs(Case asked, int rows, int timesteps, Random random) {
    if (asked.takesIds()) {
      return ids(rows, timesteps, IDS, random);
    }
    float[] values = new float[rows * timesteps * FEATURES];
    for (int i = 0; i < rows * timesteps; i++) {
      boolean skipped = isPadding(i / timesteps % 4, i % timesteps, timesteps);
      for (int feature = 0; feature < FEATURES; feature++) {
        values[i * FEATURES + feature] = skipped ? 0 : (float) random.nextGaussian();
      }
    }
    return FloatRows.ofFlat(values, Shape.of(rows, timesteps, FEATURES));
  }

  private static Rows ids(int rows, int timesteps, int limit, Random random) {
    int[][] ids = new int[rows][timesteps];
    for (int row = 0; row < rows; row++) {
      for (int t = 0; t < timesteps; t++) {
        ids[row][t] = isPadding(row, t, timesteps) ? 0 : 1 + random.nextInt(limit - 1);
      }
    }
    return Rows.of(ids);
  }

  private static boolean isPadding(int row, int timestep, int timesteps) {
    return switch (row % 5) {
      case 1 -> timestep < timesteps / 2;
      case 2 -> timestep > timesteps / 2;
      case 3 -> timestep % 3 == 1;
      case 4 -> true;
      default -> false;
    };
  }

  private static Rows column(int[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = values[i];
    }
    return FloatRows.ofFlat(floats, Shape.of(values.length, 1));
  }
}
