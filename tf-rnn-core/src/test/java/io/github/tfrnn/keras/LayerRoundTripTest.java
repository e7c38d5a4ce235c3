package io.github.tfrnn.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.golden.KerasConfig;
import io.github.tfrnn.layers.ContractLayers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Is every layer of the contract the same again after it was written and read? */
class LayerRoundTripTest {

  /** Layers and options that Keras has no words for. */
  private static final Set<String> OURS_ALONE = Set.of("PolynomialFeatures");

  static List<ContractLayers.Case> layers() {
    return ContractLayers.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void isTheSameAgain(ContractLayers.Case layer) throws IOException {
    KerasModel model = layer.model();
    if (OURS_ALONE.contains(layer.layer().kind())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> KerasArchitecture.write(model, KerasConfig.CUSTOM))
          .withMessageContaining("Keras has no such layer");
      return;
    }
    ObjectNode written;
    try {
      written = KerasArchitecture.write(model, KerasConfig.CUSTOM);
    } catch (ConfigurationException e) {
      assertThat(e).hasMessageContaining("Keras cannot tell the");
      return;
    }
    KerasModel read = KerasArchitecture.read(written, KerasConfig.CUSTOM);
    assertThat(read.layers()).isEqualTo(model.layers());
    keep(layer.toString(), written);
  }

  /** For live_configs.py: {@code -Dconfigs=FOLDER}. */
  private static void keep(String name, ObjectNode config) throws IOException {
    String folder = System.getProperty("configs", "");
    boolean ours = config.toString().contains("\"custom\"");
    if (!folder.isEmpty() && !ours) {
      Files.writeString(
          Path.of(folder, name.replaceAll("[^A-Za-z0-9]+", "_") + ".json"),
          config.toPrettyString());
    }
  }
}
