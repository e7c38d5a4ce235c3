package io.github.tfrnn.huggingface;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A {@code tokenizer.json} with the options in it, so that whoever reads it does the same.
 *
 * @param text in ASCII
 * @param ids one more than the largest id of its tokens
 */
record TokenizerJson(String text, int ids) {
  /** Numbers keep their digits. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if the text is no JSON, or is no tokenizer
   */
  static TokenizerJson of(String where, String text, TokenizerOptions options) {
    JsonNode read = parse(where, text);
    checkArgument(
        read.isObject() && read.path("model").path("vocab").isContainerNode(),
        "%s: is no tokenizer of Hugging Face: expected an object \"model\" with a \"vocab\", got"
            + " %s",
        where,
        read.isObject() ? names(read) : read.getNodeType());
    ObjectNode root = (ObjectNode) read;
    root.putNull("padding"); // rows of one length are made by padSequences
    if (!options.specialTokens()) {
      root.putNull("post_processor"); // what adds them
    }
    switch (options.cut()) {
      case NOWHERE -> root.putNull("truncation");
      case AT_MAXLEN ->
          root.putObject("truncation")
              .put("direction", "Right")
              .put("max_length", options.maxlen())
              .put("strategy", "LongestFirst")
              .put("stride", 0);
      case AS_IN_FILE -> {}
    }
    try {
      return new TokenizerJson(JSON.writeValueAsString(root), largestId(root) + 1);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that was read cannot be written", e);
    }
  }

  private static JsonNode parse(String where, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(where + ": is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static int largestId(JsonNode root) {
    JsonNode vocabulary = root.path("model").path("vocab");
    IntStream ids =
        vocabulary.isArray() // tokens with their scores
            ? IntStream.of(vocabulary.size() - 1)
            : vocabulary.valueStream().mapToInt(JsonNode::asInt);
    IntStream added =
        root.path("added_tokens").valueStream().mapToInt(token -> token.path("id").asInt());
    return IntStream.concat(ids, added).max().orElse(-1);
  }

  private static String names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).limit(10).toList().toString();
  }
}
