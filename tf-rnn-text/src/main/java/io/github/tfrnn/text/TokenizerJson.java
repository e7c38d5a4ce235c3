package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.text.words.WordSplitter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON of Keras's Tokenizer: {@code {"class_name": "Tokenizer", "config": {…}}}, where each map
 * of words in config is itself a JSON text. What Keras does not know is in {@link SplittingJson}.
 */
final class TokenizerJson {
  private static final List<String> FIELDS =
      List.of(
          "num_words",
          "filters",
          "lower",
          "split",
          "char_level",
          "oov_token",
          "document_count",
          "word_counts",
          "word_docs",
          "index_docs",
          "index_word",
          "word_index",
          SplittingJson.WORDS,
          SplittingJson.NORMALIZER);

  static String write(Tokenizer tokenizer) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("class_name", "Tokenizer");
          json.writeObjectFieldStart("config");
          if (tokenizer.numWords().isPresent()) {
            json.writeNumberField("num_words", tokenizer.numWords().getAsInt());
          } else {
            json.writeNullField("num_words");
          }
          json.writeStringField("filters", tokenizer.filters());
          json.writeBooleanField("lower", tokenizer.lower());
          json.writeStringField("split", tokenizer.split());
          json.writeBooleanField("char_level", tokenizer.charLevel());
          json.writeStringField("oov_token", tokenizer.oovToken().orElse(null));
          json.writeNumberField("document_count", tokenizer.documentCount());
          json.writeStringField("word_counts", numbers(tokenizer.wordCounts()));
          json.writeStringField("word_docs", numbers(tokenizer.wordDocs()));
          json.writeStringField("index_docs", numbers(tokenizer.indexDocs()));
          json.writeStringField("index_word", words(tokenizer.indexWord()));
          json.writeStringField("word_index", numbers(tokenizer.wordIndex()));
          SplittingJson.write(json, tokenizer);
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private static String numbers(Map<?, ? extends Number> map) {
    return Json.write(
        json -> {
          json.writeStartObject();
          for (Map.Entry<?, ? extends Number> entry : map.entrySet()) {
            json.writeNumberField(entry.getKey().toString(), entry.getValue().longValue());
          }
          json.writeEndObject();
        });
  }

  private static String words(Map<Integer, String> map) {
    return Json.write(
        json -> {
          json.writeStartObject();
          for (Map.Entry<Integer, String> entry : map.entrySet()) {
            json.writeStringField(entry.getKey().toString(), entry.getValue());
          }
          json.writeEndObject();
        });
  }

  static Tokenizer read(String text, List<WordSplitter> ownSplitters) {
    JsonNode root = Json.parse("Tokenizer JSON", text);
    if (root.isTextual()) { // json.dumps(tokenizer.to_json()), a common recipe
      root = Json.parse("Tokenizer JSON", root.textValue());
    }
    JsonNode config = root.path("config");
    checkArgument(
        config.isObject(),
        "Tokenizer JSON: expected an object with a \"config\" object, as Tokenizer.to_json writes"
            + " it, got %s",
        Json.excerpt(text));
    for (Iterator<String> names = config.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      checkArgument(
          FIELDS.contains(name),
          "Tokenizer JSON: unknown option \"%s\" in config of \"%s\"; known: %s",
          name,
          root.path("class_name").asText(),
          FIELDS);
    }
    Tokenizer.Builder options = options(config);
    SplittingJson.read(config, ownSplitters, options);
    return options.build(
        new Vocabulary(
            field(config, "oov_token").textValue(), // checked with the options
            WordCounts.of(counts(config, "word_counts"), counts(config, "word_docs")),
            countsOfIds(config),
            number("document_count", field(config, "document_count"), Long.MAX_VALUE),
            new WordIndex(ids(config), wordsOfIds(config))));
  }

  private static Tokenizer.Builder options(JsonNode config) {
    Tokenizer.Builder options =
        Tokenizer.builder()
            .lower(bool(config, "lower"))
            .charLevel(bool(config, "char_level"))
            .split(string(config, "split"));
    JsonNode numWords = field(config, "num_words");
    if (!numWords.isNull()) {
      int limit = (int) number("num_words", numWords, Integer.MAX_VALUE);
      if (limit > 0) { // Keras takes 0 for none
        options.numWords(limit);
      }
    }
    // Python users often give None at character level, where there is no filtering.
    boolean noFilters = field(config, "filters").isNull() && bool(config, "char_level");
    options.filters(noFilters ? "" : string(config, "filters"));
    if (!field(config, "oov_token").isNull()) {
      options.oovToken(string(config, "oov_token"));
    }
    return options;
  }

  private static Map<String, Long> counts(JsonNode config, String name) {
    Map<String, Long> counts = new LinkedHashMap<>();
    entries(config, name)
        .forEach((word, count) -> counts.put(word, number(name, count, Long.MAX_VALUE)));
    return counts;
  }

  private static Map<Integer, Long> countsOfIds(JsonNode config) {
    String name = "index_docs";
    Map<Integer, Long> counts = new LinkedHashMap<>();
    entries(config, name)
        .forEach((id, count) -> counts.put(id(name, id), number(name, count, Long.MAX_VALUE)));
    return counts;
  }

  private static Map<String, Integer> ids(JsonNode config) {
    String name = "word_index";
    Map<String, Integer> ids = new LinkedHashMap<>();
    entries(config, name)
        .forEach((word, id) -> ids.put(word, (int) number(name, id, Integer.MAX_VALUE - 1L)));
    return ids;
  }

  private static Map<Integer, String> wordsOfIds(JsonNode config) {
    String name = "index_word";
    Map<Integer, String> words = new LinkedHashMap<>();
    entries(config, name)
        .forEach(
            (id, word) -> {
              checkArgument(
                  word.isTextual(),
                  "Tokenizer JSON: %s of id %s must be a string, got %s",
                  name,
                  id,
                  word);
              words.put(id(name, id), word.textValue());
            });
    return words;
  }

  /** Returns the entries of a map that is stored as a JSON text. */
  private static Map<String, JsonNode> entries(JsonNode config, String name) {
    String text = string(config, name);
    JsonNode node = Json.parse("Tokenizer JSON: " + name, text);
    checkArgument(
        node.isObject(),
        "Tokenizer JSON: %s must be the text of a JSON object, got %s",
        name,
        Json.excerpt(text));
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    node.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    return entries;
  }

  private static JsonNode field(JsonNode config, String name) {
    JsonNode field = config.get(name);
    checkArgument(
        field != null,
        "Tokenizer JSON: config lacks \"%s\": was it written by Tokenizer.to_json?",
        name);
    return field;
  }

  private static String string(JsonNode config, String name) {
    JsonNode field = field(config, name);
    checkArgument(
        field.isTextual(), "Tokenizer JSON: %s must be a string, got %s", name, excerpt(field));
    return field.textValue();
  }

  private static boolean bool(JsonNode config, String name) {
    JsonNode field = field(config, name);
    checkArgument(
        field.isBoolean(),
        "Tokenizer JSON: %s must be true or false, got %s",
        name,
        excerpt(field));
    return field.booleanValue();
  }

  private static long number(String name, JsonNode value, long largest) {
    checkArgument(
        value.isNumber()
            && value.canConvertToExactIntegral()
            && value.canConvertToLong()
            && value.longValue() >= 0
            && value.longValue() <= largest,
        "Tokenizer JSON: %s must hold whole numbers from 0 to %s, got %s",
        name,
        largest,
        excerpt(value));
    return value.longValue();
  }

  private static int id(String name, String key) {
    try {
      return Integer.parseInt(key);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Tokenizer JSON: the keys of %s must be ids, got \"%s\"".formatted(name, key), e);
    }
  }

  private static String excerpt(JsonNode value) {
    return Json.excerpt(value.toString());
  }

  private TokenizerJson() {}
}
