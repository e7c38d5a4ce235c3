package io.github.tfrnn.keras;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.models.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Are configurations that Keras wrote read, and written as Keras writes them? */
class ConfigGoldenTest {

  private static final String NOW = "/golden/configs";
  private static final String OLD = "/configs_of_old_keras";

  static List<String> configs() {
    return files(NOW);
  }

  static List<String> oldConfigs() {
    return files(OLD);
  }

  private static List<String> files(String folder) {
    try (Stream<Path> files =
        Files.list(Path.of(ConfigGoldenTest.class.getResource(folder).toURI()))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode config(String folder, String file) {
    return Resources.json(folder + "/" + file).get("config");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("configs")
  void isWrittenAsKerasWritesIt(String file) {
    JsonNode config = config(NOW, file);
    KerasModel model = KerasArchitecture.read(config, CustomObjects.none());
    ObjectNode written = KerasArchitecture.write(model, CustomObjects.none());
    LiveConfigs.keep("model_" + file, written);
    assertThat(Canonical.of(written).toPrettyString())
        .isEqualTo(Canonical.of(config).toPrettyString());
    assertThat(KerasArchitecture.read(written, CustomObjects.none())).isEqualTo(model);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("configs")
  void becomesAModelOfTheSameConfiguration(String file) {
    KerasModel read = KerasArchitecture.read(config(NOW, file), CustomObjects.none());
    try (Model model = read.toModel(1)) {
      assertThat(model.summary()).contains(read.name());
      KerasModel again = KerasModel.of(model);
      assertThat(again.layers()).isEqualTo(read.layers());
      assertThat(again.policy()).isEqualTo(read.policy());
      assertThat(again.compilation().isPresent()).isEqualTo(read.compilation().isPresent());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oldConfigs")
  void meansTheSameInOldVersions(String file) {
    KerasModel old = KerasArchitecture.read(config(OLD, file), CustomObjects.none());
    String now = file.replaceAll("_[0-9.]+json", ".json");
    KerasModel read = KerasArchitecture.read(config(NOW, now), CustomObjects.none());
    assertThat(old.layers()).isEqualTo(read.layers());
  }
}
