package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.training.Compilation;
import java.util.List;

/** What a model is trained with, in configurations. */
final class CompilationFormat {

  static Compilation read(Reading reading, JsonNode config, List<String> outputs) {
    throw new UnsupportedOperationException("being written");
  }

  static ObjectNode write(Writing writing, Compilation compilation) {
    throw new UnsupportedOperationException("being written");
  }

  private CompilationFormat() {}
}
