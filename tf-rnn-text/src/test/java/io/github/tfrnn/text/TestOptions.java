package io.github.tfrnn.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Options as Python's keyword arguments, which the golden files record. */
final class TestOptions {

  static Tokenizer.Builder builder(JsonNode options) {
    Tokenizer.Builder builder = Tokenizer.builder();
    for (Map.Entry<String, JsonNode> option : options.properties()) {
      JsonNode value = option.getValue();
      switch (option.getKey()) {
        case "num_words" -> {
          if (value.intValue() > 0) { // 0 is Keras's other way to say none
            builder.numWords(value.intValue());
          }
        }
        case "filters" -> builder.filters(value.isNull() ? "" : value.textValue());
        case "lower" -> builder.lower(value.booleanValue());
        case "split" -> builder.split(value.textValue());
        case "char_level" -> builder.charLevel(value.booleanValue());
        case "oov_token" -> builder.oovToken(value.textValue());
        default -> throw new AssertionError(option);
      }
    }
    return builder;
  }

  private TestOptions() {}
}
