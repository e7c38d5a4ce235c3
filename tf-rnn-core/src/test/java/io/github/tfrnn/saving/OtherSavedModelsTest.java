package io.github.tfrnn.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tfrnn.data.Rows;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** SavedModels that Python wrote. */
class OtherSavedModelsTest {

  private static Path golden(String name) {
    try {
      return Path.of(
          OtherSavedModelsTest.class.getResource("/golden/saved_models/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void keras() throws IOException {
    JsonNode answer = new ObjectMapper().readTree(golden("keras/case.json").toFile());
    int[][] ids = new ObjectMapper().convertValue(answer.get("inputs"), int[][].class);
    float[][] expected = new ObjectMapper().convertValue(answer.get("outputs"), float[][].class);
    try (ExportedModel model = ExportedModel.load(golden("keras/model"))) {
      assertThat(model.signatures().values().stream().map(ModelSignature::toString))
          .containsExactly(
              "serve(\"keras_tensor\" int32 [?, ?]) -> \"output_0\" float32 [?, 4]",
              "serving_default(\"keras_tensor\" int32 [?, ?]) -> \"output_0\" float32 [?, 4]");
      float[][] actual = model.predict(ids);
      TensorValue run =
          model.run("serve", Map.of("keras_tensor", TensorValue.of(Rows.of(ids)))).get("output_0");
      for (int row = 0; row < ids.length; row++) {
        assertThat(actual[row]).containsExactly(expected[row], within(1e-6f));
        assertThat(run.slice(row, row + 1).floats()).containsExactly(expected[row], within(1e-6f));
      }
      assertThat(model.card()).isEmpty();
    }
  }

  private static Map<String, TensorValue> allTypes() {
    Map<String, TensorValue> inputs = new LinkedHashMap<>();
    inputs.put("words", TensorValue.ofStrings(List.of("ONE", "", "Zwölf 😀")));
    inputs.put("longs", TensorValue.ofLongs(new long[] {1L << 40, 2, -3, 4}, 2, 2));
    inputs.put("doubles", TensorValue.ofDoubles(new double[] {1e-300, 3}, 2));
    inputs.put("flags", TensorValue.ofBooleans(new boolean[] {true, false, true}, 3));
    inputs.put("times", TensorValue.ofInts(new int[] {41}));
    return inputs;
  }

  @Test
  void everyType() {
    try (ExportedModel model = ExportedModel.load(golden("types/model"))) {
      Map<String, TensorValue> outputs = model.run("all_types", allTypes());
      assertThat(outputs.keySet())
          .containsExactly("floats", "halves", "lower", "not", "sums", "times");
      assertThat(outputs.get("lower").strings()).containsExactly("one", "", "zwölf 😀");
      assertThat(outputs.get("sums").longs()).containsExactly((1L << 40) + 2, 1);
      assertThat(outputs.get("halves").doubles()).containsExactly(0.5e-300, 1.5);
      assertThat(outputs.get("not").booleans()).containsExactly(false, true, false);
      assertThat(outputs.get("times").ints()).containsExactly(42);
      assertThat(outputs.get("times").shape().numDimensions()).isZero();
      assertThat(outputs.get("floats").floats()).containsExactly(0f, 3f);
      assertThat(outputs.get("floats")).hasToString("float32 [2]");
      TensorValue x = TensorValue.ofFloats(new float[] {1, 2, 3, 4}, 1, 2, 2);
      assertThat(model.run("any_shape", Map.of("x", x)).get("double").floats())
          .containsExactly(2, 4, 6, 8);
    }
  }

  @Test
  void emptyBatches() {
    Map<String, TensorValue> inputs = allTypes();
    inputs.put("words", TensorValue.ofStrings(List.of()));
    inputs.put("longs", TensorValue.ofLongs(new long[0], 0, 2));
    try (ExportedModel model = ExportedModel.load(golden("types/model"))) {
      Map<String, TensorValue> outputs = model.run("all_types", inputs);
      assertThat(outputs.get("lower").strings()).isEmpty();
      assertThat(outputs.get("sums").longs()).isEmpty();
    }
  }

  @Test
  void mistakesAreToldBeforeTheRun() {
    try (ExportedModel model = ExportedModel.load(golden("types/model"));
        ExportedModel keras = ExportedModel.load(golden("keras/model"))) {
      Map<String, TensorValue> inputs = allTypes();
      inputs.put("flags", TensorValue.ofInts(new int[] {1}, 1));
      refused(
          () -> model.run("all_types", inputs),
          "all_types, input \"flags\": expected bool [?], got int32 [1].");
      inputs.remove("flags");
      refused(
          () -> model.run("all_types", inputs),
          "all_types: input \"flags\" is missing; it takes \"doubles\" float64 [?], \"flags\" bool"
              + " [?], \"longs\" int64 [?, 2], \"times\" int32 [], \"words\" string [?].");
      refused(
          () -> model.run("any_shape", Map.of("y", TensorValue.ofFloats(new float[1], 1))),
          "any_shape has no input \"y\"; it takes \"x\" float32 of any shape.");
      inputs.put("flags", TensorValue.ofBooleans(new boolean[0], 0));
      inputs.put("longs", TensorValue.ofLongs(new long[3], 1, 3));
      refused(
          () -> model.run("all_types", inputs),
          "all_types, input \"longs\": expected int64 [?, 2], got int64 [1, 3].");
      refused(
          () -> model.run(Map.of()),
          golden("types/model")
              + " has no signature serving_default that can be used; it has all_types, any_shape.");
      assertThatThrownBy(() -> model.predict(new int[][] {{1}}))
          .hasMessageContaining("has no signature serving_default that can be used");
      assertThatThrownBy(() -> model.signature("other_type"))
          .hasMessageContaining(
              "has no signature other_type that can be used: other_type: \"image\" is DT_UINT8");
      refused(
          () -> keras.predict(new float[][][] {{{1}}}),
          "predict: the model takes token ids (int), got numbers (float).");
    }
    refused(
        () -> ExportedModel.load(golden("none/model")),
        golden("none/model") + " has no signature with inputs and outputs that can be used.");
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
