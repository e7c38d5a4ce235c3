package io.github.tfrnn.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.optimizers.SGD;
import io.github.tfrnn.saving.OptimizerValues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Are files of Keras 2 and 3 read as Keras reads them, and does training go on? */
class KerasFilesTest {

  private static final float ADAM = 2e-5f; // three steps of a rate of 0.02: seen 3e-7

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text-2.15.h5",
        "text-2.15.keras",
        "text-2.15.slots.h5",
        "text-tf_keras-2.18.h5",
        "text-3.0.keras",
        "text-3.5.keras",
        "text-3.15.keras",
        "text-3.15.h5",
        "text-3.15.weights.h5",
        "wide-2.15.legacy.h5",
        "wide-3.0.weights.h5",
        "wide-3.15.weights.h5"
      })
  void predictsAndLearnsOnAsKerasDoes(String name) {
    KerasExample example = KerasExample.of(name.replaceAll("\\.(weights\\.|legacy\\.)?\\w+$", ""));
    try (Model model = example.create()) {
      example.compile(model);
      model.loadWeights(KerasExample.file(name));
      assertClose(model.predict(example.x(), 4), example.rows("before"), 1e-5f);
      if (example.trained()) {
        OptimizerValues optimizer = model.getOptimizerValues().orElseThrow();
        assertThat(optimizer.iterations()).isEqualTo(2);
        if (name.contains("2.1")) {
          model.setLearningRate(0.02); // files of Keras 2 tell no learning rate
        }
        assertThat(model.learningRate()).isCloseTo(0.02, within(1e-8));
        for (int i = 0; i < 3; i++) {
          model.trainOnBatch(Examples.of(example.x(), example.rows("y")));
        }
        assertClose(model.predict(example.x(), 4), example.rows("after"), ADAM);
      }
    }
  }

  /** Keras 3 counts layers of a class; names are not needed. */
  @ParameterizedTest
  @ValueSource(strings = {"wide-3.0.weights.h5", "wide-3.15.weights.h5", "wide-2.15.legacy.h5"})
  void namesOfLayersMayDiffer(String name) {
    KerasExample example = KerasExample.of(name.replaceAll("\\.(weights|legacy)\\.h5$", ""));
    try (Model model = KerasExample.wide("_too")) {
      model.loadWeights(KerasExample.file(name));
      assertClose(model.predict(example.x(), 4), example.rows("before"), 1e-5f);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.weights.h5", "a.h5", "a.hdf5", "a.npz"})
  void whatIsWrittenIsRead(String name) throws Exception {
    KerasExample example = KerasExample.of("wide-3.15");
    try (Model model = KerasExample.wide();
        Model other = KerasExample.wide()) {
      example.compile(model);
      Examples examples = Examples.of(example.x(), example.rows("y"));
      model.trainOnBatch(examples);
      Path file = folder.resolve(name);
      model.saveWeights(file);
      example.compile(other);
      other.loadWeights(file);
      assertThat(bits(other.getWeights())).isEqualTo(bits(model.getWeights()));
      byte[] first = Files.readAllBytes(file);
      other.saveWeights(file);
      if (name.equals("a.weights.h5")) {
        assertThat(other.getOptimizerValues().orElseThrow().iterations()).isEqualTo(1);
        assertThat(other.trainOnBatch(examples)).isEqualTo(model.trainOnBatch(examples));
        assertThat(bits(other.getWeights())).isEqualTo(bits(model.getWeights()));
      }
      assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }
  }

  @Test
  void anotherOptimizerLeavesItsVariablesAlone() {
    try (Model model = KerasExample.text()) {
      model.compile(SGD.of(0.5), Loss.CATEGORICAL_CROSSENTROPY);
      model.loadWeights(KerasExample.file("text-3.15.weights.h5"));
      assertThat(model.getOptimizerValues().orElseThrow().iterations()).isZero();
      assertThat(model.learningRate()).isEqualTo(0.5);
    }
  }

  @Test
  void aFileOfAnotherModelIsRefusedAndNothingChanges() {
    try (Model model = KerasExample.text()) {
      Map<String, Map<String, Object>> before = bits(model.getWeights());
      assertThatThrownBy(() -> model.loadWeights(KerasExample.file("wide-3.15.weights.h5")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(
              "there is no layers/embedding/vars/0, where words/embeddings [30, 3] is expected");
      assertThatThrownBy(() -> model.loadWeights(KerasExample.file("wide-2.15.legacy.h5")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the model has [words, memory, classes]");
      assertThat(bits(model.getWeights())).isEqualTo(before);
    }
  }

  @Test
  void aWholeModelIsNotSavedAsWeights() {
    try (Model model = KerasExample.text()) {
      assertThatThrownBy(() -> model.saveWeights(folder.resolve("a.keras")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(".weights.h5");
    }
  }

  private static Map<String, Map<String, Object>> bits(Map<String, FloatRows> weights) {
    Map<String, Map<String, Object>> bits = new LinkedHashMap<>();
    weights.forEach(
        (name, rows) ->
            bits.put(
                name,
                Map.of(
                    "shape", rows.shape().toString(), "values", Arrays.toString(rows.toFlat()))));
    return bits;
  }

  private static void assertClose(FloatRows actual, FloatRows expected, float tolerance) {
    assertThat((Object) actual.shape()).isEqualTo(expected.shape());
    for (int i = 0; i < expected.shape().size(); i++) {
      assertThat(actual.flat(i)).as("value %d", i).isCloseTo(expected.flat(i), within(tolerance));
    }
  }
}
