package io.github.tfrnn.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.optimizers.Adam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Do whole models survive files and folders of every kind? */
class ModelsTest {

  private static final Rows X = Rows.of(new int[][] {{1, 2, 3, 0}, {4, 5, 0, 0}});
  private static final Examples EXAMPLES = Examples.of(X, Rows.of(new float[][] {{1, 0}, {0, 1}}));

  @TempDir private Path folder;

  private static Model trained() {
    Model model = KerasExample.text();
    model.compile(Adam.of(0.01), Loss.CATEGORICAL_CROSSENTROPY);
    model.trainOnBatch(EXAMPLES);
    model.trainOnBatch(EXAMPLES);
    return model;
  }

  private static float[] outputs(Model model) {
    return model.predict(X, 2).toFlat();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.keras", "a.h5", "a.hdf5"})
  void aFileHoldsAModelWithItsWeights(String name) {
    try (Model model = trained()) {
      Models.save(model, folder.resolve(name));
      try (Model loaded = Models.load(folder.resolve(name))) {
        assertThat(outputs(loaded)).isEqualTo(outputs(model));
        assertThat(loaded.name()).isEqualTo(model.name());
        assertThat(loaded.compilation()).isEqualTo(model.compilation());
      }
    }
  }

  @Test
  void aKerasFileGoesOnWithTheTraining() {
    try (Model model = trained()) {
      Models.save(model, folder.resolve("a.keras"));
      try (Model loaded = Models.load(folder.resolve("a.keras"))) {
        model.trainOnBatch(EXAMPLES);
        loaded.trainOnBatch(EXAMPLES);
        assertThat(outputs(loaded)).isEqualTo(outputs(model));
      }
    }
  }

  @Test
  void aConfigurationAndWeightsMakeAModel() {
    try (Model model = trained()) {
      Path json = folder.resolve("a.json");
      Path weights = folder.resolve("a.weights.h5");
      Models.save(model, json);
      model.saveWeights(weights);
      try (Model loaded = Models.load(json, weights, CustomObjects.none());
          Model fresh = Models.load(json)) {
        assertThat(outputs(loaded)).isEqualTo(outputs(model));
        assertThat(outputs(fresh)).isNotEqualTo(outputs(model));
      }
    }
  }

  @Test
  void anExportThatKnowsItsArchitectureIsTrainedAgain() {
    try (Model model = trained()) {
      model.export(folder.resolve("saved"), KerasArchitecture.asset(model));
      try (Model loaded = Models.load(folder.resolve("saved"))) {
        assertThat(outputs(loaded)).isEqualTo(outputs(model));
        loaded.trainOnBatch(EXAMPLES);
        assertThat(outputs(loaded)).isNotEqualTo(outputs(model));
      }
    }
  }

  @Test
  void anExportWithoutItIsRefused() {
    try (Model model = trained()) {
      model.export(folder.resolve("saved"));
    }
    assertThatThrownBy(() -> Models.load(folder.resolve("saved")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exported without its architecture")
        .hasMessageContaining("KerasArchitecture.asset");
  }

  @Test
  void weightsAloneAreRefused() {
    try (Model model = trained()) {
      model.saveWeights(folder.resolve("a.weights.h5"));
    }
    assertThatThrownBy(() -> Models.load(folder.resolve("a.weights.h5")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("it holds weights alone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PK", "hello", "\u0089HDF\r\n"})
  void whatIsNoModelIsRefused(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("a.keras"), content);
    assertThatThrownBy(() -> Models.load(file))
        .isInstanceOfAny(IllegalArgumentException.class, UncheckedIOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path file = folder.resolve("none.keras");
    assertThatThrownBy(() -> Models.load(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.weights.h5", "a.pb", "a"})
  void otherEndingsAreRefused(String name) {
    try (Model model = KerasExample.text()) {
      assertThatThrownBy(() -> Models.save(model, folder.resolve(name)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("save: ");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void equalModelsMakeEqualBytes() throws IOException {
    for (String name : new String[] {"a.keras", "a.h5", "a.json", "a.weights.h5"}) {
      byte[][] bytes = new byte[2][];
      for (int i = 0; i < 2; i++) {
        try (Model model = trained()) {
          Path file = folder.resolve(i + name);
          if (name.contains("weights")) {
            model.saveWeights(file);
          } else {
            Models.save(model, file);
          }
          bytes[i] = Files.readAllBytes(file);
        }
      }
      assertThat(bytes[1]).as(name).isEqualTo(bytes[0]);
    }
  }
}
