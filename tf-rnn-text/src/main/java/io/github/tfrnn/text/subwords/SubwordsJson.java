package io.github.tfrnn.text.subwords;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a file of subwords holds.
 *
 * @param tokens in the order of their ids
 * @param merges two tokens each, with a blank between them
 */
record SubwordsJson(List<String> tokens, List<String> merges) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final JsonMapper PLAIN = new JsonMapper();

  String write() {
    ObjectNode json = JSON.createObjectNode();
    tokens.forEach(json.putArray("tokens")::add);
    merges.forEach(json.putArray("merges")::add);
    return written(JSON, json);
  }

  private static String written(JsonMapper mapper, ObjectNode json) {
    try {
      return mapper.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings cannot be written", e);
    }
  }

  static SubwordsJson parse(String where, String text) {
    JsonNode json = tree(where, text);
    return new SubwordsJson(strings(where, json, "tokens"), strings(where, json, "merges"));
  }

  private static List<String> strings(String where, JsonNode json, String name) {
    JsonNode array = json.path(name);
    checkArgument(
        array.isArray(), "%s: expected an array \"%s\", got %s", where, name, array.getNodeType());
    List<String> strings = new ArrayList<>();
    for (JsonNode each : array) {
      checkArgument(each.isTextual(), "%s: \"%s\" must hold strings, got %s", where, name, each);
      strings.add(each.textValue());
    }
    return strings;
  }

  /** Returns the tokens of a file that has ids by token, in the order of the ids from 0 on. */
  static List<String> vocabulary(String where, String text) {
    JsonNode json = tree(where, text);
    checkArgument(json.isObject() && !json.isEmpty(), "%s: expected ids by token", where);
    String[] tokens = new String[json.size()];
    json.properties()
        .forEach(
            entry -> {
              int id = entry.getValue().isInt() ? entry.getValue().intValue() : -1;
              checkArgument(
                  id >= 0 && id < tokens.length && tokens[id] == null,
                  "%s: ids must be 0 to %s, each once; \"%s\" has %s",
                  where,
                  tokens.length - 1,
                  entry.getKey(),
                  entry.getValue());
              tokens[id] = entry.getKey();
            });
    return Arrays.asList(tokens);
  }

  /** Returns what {@link #vocabulary(String, String)} reads, in the order of the ids. */
  static String vocabulary(List<String> tokens) {
    ObjectNode json = PLAIN.createObjectNode();
    for (int id = 0; id < tokens.size(); id++) {
      json.put(tokens.get(id), id);
    }
    return written(PLAIN, json);
  }

  private static JsonNode tree(String where, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(where + ": is no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
