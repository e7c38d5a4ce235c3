package io.github.tfrnn.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.hdf5.Hdf5Floats;
import io.github.tfrnn.hdf5.Hdf5Integers;
import io.github.tfrnn.hdf5.Hdf5Tree;
import io.github.tfrnn.models.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;

/** Are whole models taken apart and put together again? */
class KerasFileTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "text-3.15.keras, 3.15.1, loss",
    "text-3.0.keras, 3.0.5, loss",
    "text-2.15.keras, 2.15.0, loss",
    "text-2.15.h5, 2.15.0, optimizer_config",
    "text-tf_keras-2.18.h5, 2.18.0, optimizer_config",
    "text-3.15.h5, 3.15.1, optimizer_config"
  })
  void aFileTellsVersionModelAndCompilation(String name, String version, String compiled) {
    KerasFile file = KerasFile.read(KerasExample.file(name));
    assertThat(file.metadata().path("keras_version").asText()).isEqualTo(version);
    assertThat(file.config().path("class_name").asText()).isEqualTo("Sequential");
    assertThat(file.config().path("config").path("name").asText()).isEqualTo("text");
    assertThat(file.compilation().orElseThrow().has(compiled)).isTrue();
  }

  @Test
  void whatIsWrittenIsReadAndHasTheSameBytes() throws IOException {
    KerasFile read = KerasFile.read(KerasExample.file("text-3.15.keras"));
    Path first = folder.resolve("first.keras");
    Path second = folder.resolve("second.keras");
    KerasExample example = KerasExample.of("text-3.15");
    try (Model model = KerasExample.text();
        Model other = KerasExample.text()) {
      example.compile(model);
      read.restore(model);
      KerasFile.of(model, read.config()).write(first);
      KerasFile again = KerasFile.read(first);
      example.compile(other);
      again.restore(other);
      assertThat(other.getOptimizerValues().orElseThrow().iterations()).isEqualTo(2);
      assertThat(other.predict(example.x(), 4).toFlat())
          .isEqualTo(model.predict(example.x(), 4).toFlat());
      again.write(second);
      assertThat(again.config()).isEqualTo(read.config());
    }
    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
    assertThat(folder).isDirectoryContaining(path -> path.equals(first)).isNotEmptyDirectory();
  }

  /** Keras 3 refuses those of Keras 2; here they go on where they stopped. */
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
        "text-3.15.h5"
      })
  void aModelGoesOnWhereItStopped(String name) throws IOException {
    KerasExample example = KerasExample.of(name.replaceAll("\\.(keras|h5)$", ""));
    try (Model model = KerasFile.read(KerasExample.file(name)).toModel()) {
      goesOn(model, example, name.contains("2.1"));
      Path file = folder.resolve("again.keras");
      KerasFile.of(model).write(file);
      try (Model again = KerasFile.read(file).toModel()) {
        assertThat(again.predict(example.x(), 4).toFlat())
            .isEqualTo(model.predict(example.x(), 4).toFlat());
        assertThat(again.getOptimizerValues().orElseThrow().iterations()).isEqualTo(5);
      }
    }
  }

  private static void goesOn(Model model, KerasExample example, boolean keras2) {
    assertThat(model.getOptimizerValues().orElseThrow().iterations()).isEqualTo(2);
    assertClose(model, example, "before", 1e-5f);
    if (keras2) {
      model.setLearningRate(0.02); // its files tell another than the one that was set last
    }
    for (int i = 0; i < 3; i++) {
      model.trainOnBatch(Examples.of(example.x(), example.rows("y")));
    }
    assertClose(model, example, "after", 2e-5f);
  }

  private static void assertClose(Model model, KerasExample example, String what, float within) {
    float[] expected = example.rows(what).toFlat();
    assertThat(model.predict(example.x(), 4).toFlat()).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(model.predict(example.x(), 4).flat(i)).isCloseTo(expected[i], within(within));
    }
  }

  @Test
  void weightsAloneAreNoModel() {
    assertThatThrownBy(() -> KerasFile.read(KerasExample.file("text-3.15.weights.h5")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("text-3.15.weights.h5: it holds weights alone");
  }

  /** As Keras writes it after {@code adapt}. */
  @Test
  void statisticsAreToldInTheConfiguration() throws IOException {
    JsonNode config =
        new ObjectMapper()
            .readTree(
                """
                {"class_name": "Sequential", "config": {"layers": [
                  {"class_name": "Normalization", "config": {"name": "a", "mean": [1], "variance": [2]}},
                  {"class_name": "Normalization", "config": {"name": "b", "mean": null}},
                  {"class_name": "Sequential", "config": {"layers": [
                    {"class_name": "Normalization", "config": {"name": "c"}}]}},
                  {"class_name": "TimeDistributed", "config": {"layer":
                    {"class_name": "Normalization", "config": {"name": "d"}}}}]}}
                """);
    Hdf5Tree tree = new Hdf5Tree();
    putStatistics(tree, "layers/normalization_1/vars/", "0", "1", Shape.of(2));
    putStatistics(tree, "layers/sequential/layers/normalization/vars/", "0", "1", Shape.scalar());
    putStatistics(tree, "layers/time_distributed/layer/vars/", "0", "1", Shape.of(2, 1));
    JsonNode told = KerasStatistics.told(config, tree.build(), KerasStatistics.Kind.V3);
    JsonNode layers = told.path("config").path("layers");
    assertThat(layers.get(0)).isEqualTo(config.path("config").path("layers").get(0));
    assertThat(layers.get(1).path("config"))
        .hasToString("{\"name\":\"b\",\"mean\":[0.5,1.5],\"variance\":[2.5,3.5]}");
    assertThat(layers.get(2).path("config").path("layers").get(0).path("config"))
        .hasToString("{\"name\":\"c\",\"mean\":0.5,\"variance\":2.5}");
    assertThat(layers.get(3).path("config").path("layer").path("config"))
        .hasToString("{\"name\":\"d\",\"mean\":[[0.5],[1.5]],\"variance\":[[2.5],[3.5]]}");
    Hdf5Tree legacy = new Hdf5Tree();
    putStatistics(legacy, "model_weights/b/b/", "mean:0", "variance:0", Shape.of(2));
    assertThat(
            KerasStatistics.told(config, legacy.build(), KerasStatistics.Kind.LEGACY)
                .path("config")
                .path("layers")
                .get(1)
                .path("config"))
        .isEqualTo(layers.get(1).path("config"));
  }

  private static void putStatistics(
      Hdf5Tree tree, String path, String mean, String variance, Shape shape) {
    float[] first = shape.numDimensions() == 0 ? new float[] {0.5f} : new float[] {0.5f, 1.5f};
    float[] second = shape.numDimensions() == 0 ? new float[] {2.5f} : new float[] {2.5f, 3.5f};
    tree.put(path + mean, new Hdf5Floats(FloatRows.ofFlat(first, shape)));
    tree.put(path + variance, new Hdf5Floats(FloatRows.ofFlat(second, shape)));
    tree.put(path + "2", Hdf5Integers.scalar(0));
  }
}
