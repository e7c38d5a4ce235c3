package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** JSON among the resources of tests. */
final class Resources {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static JsonNode json(String name) {
    try (InputStream file = Resources.class.getResourceAsStream(name)) {
      return MAPPER.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Resources() {}
}
