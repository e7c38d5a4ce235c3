package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what the scripts in {@code src/test/python/golden} wrote. */
final class Golden {
  static final ObjectMapper MAPPER = new ObjectMapper();

  /** Returns {@code golden/<name>.json}; a file that is not there is a failure. */
  static JsonNode read(String name) {
    try (InputStream stream = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
      assertThat(stream).as("golden/%s.json", name).isNotNull();
      return MAPPER.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  /** Returns the cases of files, at least one each. */
  static Stream<JsonNode> cases(String... names) {
    return Stream.of(names)
        .flatMap(
            name -> {
              JsonNode cases = read(name).get("cases");
              assertThat(cases).as(name).isNotEmpty();
              return StreamSupport.stream(cases.spliterator(), false);
            });
  }

  static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(element -> strings.add(element.textValue()));
    return strings;
  }

  static List<List<String>> stringRows(JsonNode array) {
    List<List<String>> rows = new ArrayList<>();
    array.forEach(row -> rows.add(strings(row)));
    return rows;
  }

  static <T> T as(JsonNode node, Class<T> type) {
    return MAPPER.convertValue(node, type);
  }

  private Golden() {}
}
