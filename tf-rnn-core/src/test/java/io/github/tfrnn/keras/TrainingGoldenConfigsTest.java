package io.github.tfrnn.keras;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.training.Compilation;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Are the compile configurations that Keras wrote read, and written as Keras writes them? */
class TrainingGoldenConfigsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static List<JsonNode> optimizers() {
    return all("optimizers");
  }

  static List<JsonNode> losses() {
    return all("losses");
  }

  static List<JsonNode> metrics() {
    return all("metrics");
  }

  private static List<JsonNode> all(String kind) {
    JsonNode file = Resources.json("/golden/trainings.json");
    return StreamSupport.stream(file.get(kind).spliterator(), false).toList();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void writesOptimizers(JsonNode json) {
    isTheSame("optimizer", json, "optimizer");
  }

  @ParameterizedTest
  @MethodSource("losses")
  void writesLosses(JsonNode json) {
    isTheSame("loss", json, "loss");
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void writesMetrics(JsonNode json) {
    isTheSame("metrics", MAPPER.createArrayNode().add(json), "metrics");
    isTheSame("weighted_metrics", MAPPER.createArrayNode().add(json), "weighted_metrics");
  }

  private static void isTheSame(String option, JsonNode json, String at) {
    KerasModel model =
        KerasArchitecture.read(
            """
            {"class_name": "Sequential", "config": {"layers": [
              {"class_name": "Dense", "config": {"units": 1}}]}}
            """);
    ObjectNode config = MAPPER.createObjectNode().put("optimizer", "sgd").put("loss", "mse");
    config.set(option, json);
    Compilation read = KerasArchitecture.readCompilation(config, model, CustomObjects.none());
    ObjectNode written =
        KerasArchitecture.write(model.withCompilation(Optional.of(read)), CustomObjects.none());
    LiveConfigs.keep(at + "_" + json.toString().hashCode(), written);
    JsonNode compile = written.get("compile_config");
    assertThat(Canonical.of(compile.get(at)).toPrettyString())
        .isEqualTo(Canonical.of(json).toPrettyString());
    assertThat(KerasArchitecture.readCompilation(compile, model, CustomObjects.none()))
        .isEqualTo(read);
  }
}
