package io.github.tfrnn.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.models.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tensorflow.ndarray.Shape;

/**
 * Reads the models that {@code src/test/python/random_files.py} drew and saved, goes on with their
 * training, and writes them for Keras to read: in the folder of {@code -Drandom.files}.
 */
class RandomFilesTest {

  private static final String FOLDER = System.getProperty("random.files", "");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int STEPS = 3;

  @TestFactory
  Stream<DynamicTest> goOnAsInKeras() throws IOException {
    assumeTrue(!FOLDER.isEmpty(), "random_files.py has drawn nothing: no -Drandom.files");
    try (Stream<Path> files = Files.list(Path.of(FOLDER))) {
      List<Path> described =
          files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      assertThat(described).isNotEmpty();
      return described.stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> goOn(file)));
    }
  }

  private static void goOn(Path file) throws IOException {
    JsonNode json = JSON.readTree(file.toFile());
    String stem = file.toString().replaceAll("\\.json$", "");
    Path keras = Path.of(stem + ".keras");
    try (Model model = Models.load(Files.exists(keras) ? keras : Path.of(stem + ".h5"))) {
      Fields x = fields(json.path("x"));
      ObjectNode differences = JSON.createObjectNode();
      differences.put("outputs", difference("outputs", model, x, json.path("outputs"), 1e-5f));
      Models.save(model, Path.of(stem + ".java.keras"));
      if (json.has("trained")) {
        Examples examples = Examples.of(x, fields(json.path("y")));
        model.resetStates();
        for (int i = 0; i < STEPS; i++) {
          model.trainOnBatch(examples);
        }
        String optimizer = json.path("optimizer").asText();
        differences.put("trained", difference(optimizer, model, x, json.path("trained"), 1e-4f));
        Models.save(model, Path.of(stem + ".trained.keras"));
      }
      JSON.writeValue(Path.of(stem + ".differences").toFile(), differences);
    }
  }

  /** Returns the largest difference, which is within the tolerance. */
  private static double difference(
      String what, Model model, Fields x, JsonNode expected, float tolerance) {
    model.resetStates();
    double largest = 0;
    List<FloatRows> outputs = List.copyOf(model.predict(x, x.count()).values());
    for (int output = 0; output < outputs.size(); output++) {
      float[] actual = outputs.get(output).toFlat();
      float[] wanted = floats(expected.path(output));
      assertThat(actual).hasSameSizeAs(wanted);
      for (int i = 0; i < actual.length; i++) {
        assertThat(actual[i])
            .as("%s, output %d, %d", what, output, i)
            .isCloseTo(wanted[i], within(tolerance * Math.max(1, Math.abs(wanted[i]))));
        largest = Math.max(largest, Math.abs(actual[i] - wanted[i]));
      }
    }
    return largest;
  }

  private static Fields fields(JsonNode arrays) {
    List<Rows> rows = new ArrayList<>();
    for (JsonNode array : arrays) {
      long[] axes = new long[array.path("shape").size()];
      for (int i = 0; i < axes.length; i++) {
        axes[i] = array.path("shape").get(i).asLong();
      }
      rows.add(
          array.path("ids").asBoolean()
              ? IntRows.ofFlat(ints(array), Shape.of(axes))
              : FloatRows.ofFlat(floats(array), Shape.of(axes)));
    }
    return Fields.of(rows.toArray(Rows[]::new));
  }

  private static float[] floats(JsonNode array) {
    float[] values = new float[array.path("values").size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) array.path("values").get(i).asDouble();
    }
    return values;
  }

  private static int[] ints(JsonNode array) {
    int[] values = new int[array.path("values").size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.path("values").get(i).asInt();
    }
    return values;
  }
}
