package io.github.tfrnn.golden;

import static io.github.tfrnn.golden.Arrays.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.models.Sequential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Does a stateful layer go on where the batch before ended, as Keras's does? */
class StatefulGoldenTest {

  static List<Golden> layers() {
    return Golden.group("layers_stateful").stream()
        .filter(golden -> golden.json().findValue("mask").isNull())
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void matchesKeras(Golden golden) {
    Array first = Array.of(golden.get("calls").get(0).get("inputs"));
    try (Sequential model =
        Sequential.of(
            Input.ofBatch(first.shape().get(0), sizes(first)),
            KerasConfig.layer(golden.get("layer")).named("layer"))) {
      Map<String, FloatRows> weights = new LinkedHashMap<>(model.getWeights());
      for (JsonNode weight : golden.get("weights")) {
        weights.put("layer/" + weight.get("name").textValue(), Array.of(weight).floatRows());
      }
      model.setWeights(weights);
      for (JsonNode call : golden.get("calls")) {
        if (call.get("reset_before").booleanValue()) {
          model.resetStates();
        }
        Array inputs = Array.of(call.get("inputs"));
        FloatRows output = model.predict(inputs.rows(), (int) inputs.shape().get(0));
        assertClose("output", array(output), Array.of(call.get("output")), 1e-5);
        List<FloatRows> states = states(model.getWeights());
        assertThat(states).hasSize(call.get("states_after").size());
        for (int i = 0; i < states.size(); i++) {
          Array expected = Array.of(call.get("states_after").get(i));
          Array kept = new Array(expected.shape(), "float32", states.get(i).toFlat());
          assertClose("state " + i, kept, expected, 1e-5);
        }
      }
    }
  }

  /** Sizes of a row, of any number of timesteps. */
  private static long[] sizes(Array inputs) {
    long[] sizes = inputs.shape().tail().asArray().clone();
    sizes[0] = Input.UNKNOWN;
    return sizes;
  }

  @Test
  void thereIsSuchAGolden() {
    assertThat(layers()).isNotEmpty();
  }

  private static List<FloatRows> states(Map<String, FloatRows> weights) {
    return weights.entrySet().stream()
        .filter(weight -> weight.getKey().contains("state"))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static Array array(FloatRows rows) {
    return new Array(rows.shape(), "float32", rows.toFlat());
  }
}
