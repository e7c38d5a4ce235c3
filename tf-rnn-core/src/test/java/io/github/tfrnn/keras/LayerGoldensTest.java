package io.github.tfrnn.keras;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.layers.Layer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerGoldensTest {
  static List<Path> files() throws Exception {
    try (Stream<Path> f = Files.list(Path.of("src/test/resources/golden/layers"))) { return f.sorted().toList(); }
  }

  @ParameterizedTest
  @MethodSource("files")
  void roundTrip(Path file) throws Exception {
    JsonNode layer = new ObjectMapper().readTree(file.toFile()).get("layer");
    Reading reading = new Reading(CustomObjects.none(), false);
    Layer read = LayerObjects.unnamed(reading, "", layer);
    JsonNode written = LayerObjects.write(new Writing("", DTypePolicy.FLOAT32, CustomObjects.none()), read, "x");
    assertThat(LayerObjects.unnamed(reading, "", written)).isEqualTo(read);
  }
}
