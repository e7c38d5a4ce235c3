package io.github.tfrnn.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.golden.KerasConfig;
import io.github.tfrnn.layers.ContractLayers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Is every layer of the contract the same again after it was written and read? */
class LayerRoundTripTest {

  /** What Keras has no words for, by what the case's name holds, and what is said of it. */
  private static final Map<String, String> OURS_ALONE =
      Map.of(
          "polynomial", "Keras has no such layer",
          "shared recurrent dropout", "Keras cannot tell the option sharedRecurrentDropout",
          "bidirectional rnn", "Keras cannot tell the cell MinimalCell[units=2]");

  static List<ContractLayers.Case> layers() {
    return ContractLayers.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void isTheSameAgain(ContractLayers.Case layer) {
    KerasModel model = layer.model();
    for (Map.Entry<String, String> ours : OURS_ALONE.entrySet()) {
      if (layer.name().contains(ours.getKey())) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> KerasArchitecture.write(model, KerasConfig.CUSTOM))
            .withMessageContaining(ours.getValue());
        return;
      }
    }
    ObjectNode written = KerasArchitecture.write(model, KerasConfig.CUSTOM);
    KerasModel read = KerasArchitecture.read(written, KerasConfig.CUSTOM);
    assertThat(read.layers()).isEqualTo(model.layers());
    LiveConfigs.keep("layer_" + layer, written);
  }
}
