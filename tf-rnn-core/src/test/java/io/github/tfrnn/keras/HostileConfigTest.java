package io.github.tfrnn.keras;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, by name and place, and quickly. */
class HostileConfigTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static String sequential(String layers) {
    return "{\"class_name\": \"Sequential\", \"config\": {\"name\": \"m\", \"layers\": ["
        + layers
        + "]}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LSTM  | 'units': 3, 'warp': 7 | layer "m" (Sequential), layer "x" (LSTM): option "warp" = 7 is not supported
          LSTM  | 'units': 3, 'time_major': true | layer "x" (LSTM): option "time_major" = true is not supported
          LSTM  | 'units': 'many' | layer "x" (LSTM): option "units" must be a whole number, got "many"
          LSTM  | 'dropout': 0.5 | layer "x" (LSTM): option "units" is missing
          LSTM  | 'units': 0 | layer "x" (LSTM): LSTM: units must be at least 1, got 0
          Dense | 'units': 3, 'activation': 'fast' | layer "x" (Dense): option "activation"
          Dense | 'units': 3, 'kernel_initializer': {'class_name': 'Mine', 'config': {}} | there is no initializer "Mine"
          Dense | 'units': 3, 'dtype': 'float64' | option "dtype" = "float64" is not supported
          Lambda | 'function': ['code'] | layer "x" (Lambda): the class "Lambda" is not supported: it holds code
          Mine  | 'a': 1 | the class "Mine" is not supported. If it is yours, register it with CustomObjects
          Bidirectional | 'merge_mode': null, 'layer': {'class_name': 'GRU', 'config': {'units': 2}} | option "merge_mode" = null
          Bidirectional | 'layer': {'class_name': 'Dense', 'config': {'units': 2}} | must be a recurrent layer
          """)
  void isRefusedByNameAndPlace(String className, String options, String message) {
    String layer =
        "{\"class_name\": \"%s\", \"config\": {\"name\": \"x\", %s}}"
            .formatted(className, options.replace('\'', '"'));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KerasArchitecture.read(sequential(layer)))
        .withMessageContaining(message.replace('\'', '"'));
  }

  @Test
  void tenThousandLayersWithinOneAnotherAreRefusedQuickly() {
    ObjectNode layer = MAPPER.createObjectNode().put("class_name", "Dense");
    layer.putObject("config").put("units", 1);
    for (int i = 0; i < 10_000; i++) {
      ObjectNode outer = MAPPER.createObjectNode().put("class_name", "TimeDistributed");
      outer.putObject("config").set("layer", layer);
      layer = outer;
    }
    ObjectNode model = MAPPER.createObjectNode().put("class_name", "Sequential");
    model.putObject("config").putArray("layers").add(layer);
    Assertions.assertTimeout(
        Duration.ofSeconds(2),
        () ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> KerasArchitecture.read(model, CustomObjects.none()))
                .withMessageContaining("deeper than"));
  }

  @Test
  void deepJsonIsRefusedWhereItIsParsed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KerasArchitecture.read("[".repeat(100_000)))
        .withMessageContaining("cannot be read");
  }

  @Test
  void tooManyLayersAreRefused() {
    StringBuilder layers = new StringBuilder("{\"class_name\": \"Identity\", \"config\": {}}");
    layers.append(",{\"class_name\": \"Identity\", \"config\": {}}".repeat(Limits.LAYERS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KerasArchitecture.read(sequential(layers.toString())))
        .withMessageContaining("more than 10000 layers");
  }
}
