package io.github.tfrnn.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One file of golden values, written by Keras; see {@code src/test/python}. */
record Golden(String name, JsonNode json) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Part of the names of those that are to be tested, while working on them: {@code -Dgolden=lstm}.
   */
  private static final String WANTED = System.getProperty("golden", "");

  /** Returns every golden of a group; none is a failure. */
  static List<Golden> group(String group) {
    try {
      return folder(Path.of(Golden.class.getResource("/golden/" + group).toURI()));
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns every golden of a folder; none is a failure. */
  static List<Golden> folder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Golden> all =
          files
              .filter(f -> f.toString().endsWith(".json"))
              .filter(f -> f.getFileName().toString().contains(WANTED))
              .sorted()
              .map(Golden::read)
              .toList();
      if (all.isEmpty()) {
        throw new AssertionError("no goldens in " + folder);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Golden read(Path file) {
    try {
      String name = file.getFileName().toString().replace(".json", "");
      return new Golden(name, MAPPER.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode get(String field) {
    return json.get(field);
  }

  boolean has(String field) {
    return json.hasNonNull(field);
  }

  Array array(String field) {
    return Array.of(json.get(field));
  }

  /** Arrays of an object by name, nulls left out. */
  static Map<String, Array> arrays(JsonNode object) {
    Map<String, Array> arrays = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            entry -> {
              if (!entry.getValue().isNull()) {
                arrays.put(entry.getKey(), Array.of(entry.getValue()));
              }
            });
    return arrays;
  }

  @Override
  public String toString() {
    return name;
  }
}
