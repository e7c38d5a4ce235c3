package io.github.tfrnn.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** What {@code src/test/python/golden/tokenizers_golden.py} wrote. */
final class Tokenizers {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Returns the file of a tokenizer. */
  static Path file(String name) {
    return Path.of("src/test/resources/tokenizers").resolve(name + ".json");
  }

  /** Returns the tokenizers, each with its texts and their ids. */
  static Stream<JsonNode> cases() throws IOException {
    try (InputStream golden = Tokenizers.class.getResourceAsStream("/golden/ids.json")) {
      assertThat(golden).isNotNull();
      JsonNode cases = JSON.readTree(golden).get("cases");
      assertThat(cases).hasSize(3);
      return cases.valueStream();
    }
  }

  /** Returns Python's ids as those here. */
  static int[] shifted(JsonNode ids) {
    int[] shifted = new int[ids.size()];
    Arrays.setAll(shifted, i -> ids.get(i).intValue() + 1);
    return shifted;
  }

  private Tokenizers() {}
}
