package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.text.words.TextNormalizer;
import io.github.tfrnn.text.words.WordSplitter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The splitter of words and the normalizer in a tokenizer's JSON: {@code "words": {"name": …,
 * "settings": {…}}} and {@code "normalizer": {…}}.
 *
 * <p>Written only if they were set: Keras refuses options that it does not know.
 */
final class SplittingJson {
  static final String WORDS = "words";
  static final String NORMALIZER = "normalizer";

  static void write(JsonGenerator json, Tokenizer tokenizer) throws IOException {
    if (tokenizer.words().isPresent()) {
      WordSplitter words = tokenizer.words().get();
      json.writeObjectFieldStart(WORDS);
      json.writeStringField("name", words.name());
      writeSettings(json, "settings", words.settings());
      json.writeEndObject();
    }
    if (tokenizer.normalizer().isPresent()) {
      writeSettings(json, NORMALIZER, tokenizer.normalizer().get().settings());
    }
  }

  private static void writeSettings(JsonGenerator json, String name, Map<String, String> settings)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> entry : settings.entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  static void read(JsonNode config, List<WordSplitter> own, Tokenizer.Builder options) {
    if (config.has(WORDS)) {
      options.words(words(config.get(WORDS), own));
    }
    if (config.has(NORMALIZER)) {
      Map<String, String> settings = settings(NORMALIZER, config.get(NORMALIZER));
      options.normalizer(named(NORMALIZER, () -> TextNormalizer.of(settings)));
    }
  }

  private static WordSplitter words(JsonNode json, List<WordSplitter> own) {
    JsonNode nameNode = json.path("name");
    checkArgument(
        nameNode.isTextual(),
        "Tokenizer JSON: words must be an object with the name of a splitter, got %s",
        Json.excerpt(json.toString()));
    String name = nameNode.textValue();
    Map<String, String> settings = settings("settings of words", json.path("settings"));
    return named(WORDS, () -> WordSplitter.ofLibrary(name, settings))
        .orElseGet(() -> ownSplitter(name, settings, own));
  }

  private static WordSplitter ownSplitter(
      String name, Map<String, String> settings, List<WordSplitter> own) {
    List<WordSplitter> found = own.stream().filter(given -> given.name().equals(name)).toList();
    checkArgument(
        found.size() == 1,
        "Tokenizer JSON: the words were cut by the splitter \"%s\", which is none of this"
            + " library's, and %s given with that name: give one, as in"
            + " Tokenizer.fromJson(json, splitter); given: %s",
        name,
        found.isEmpty() ? "none was" : found.size() + " were",
        own.stream().map(WordSplitter::name).toList());
    WordSplitter splitter = found.get(0);
    checkArgument(
        splitter.settings().equals(settings),
        "Tokenizer JSON: the words were cut by the splitter \"%s\" with the settings %s, the one"
            + " given has %s",
        name,
        settings,
        splitter.settings());
    return splitter;
  }

  private static Map<String, String> settings(String name, JsonNode json) {
    checkArgument(
        json.isObject(),
        "Tokenizer JSON: %s must be an object of strings, got %s",
        name,
        Json.excerpt(json.toString()));
    Map<String, String> settings = new LinkedHashMap<>();
    json.properties()
        .forEach(
            entry -> {
              checkArgument(
                  entry.getValue().isTextual(),
                  "Tokenizer JSON: \"%s\" of %s must be a string, got %s",
                  entry.getKey(),
                  name,
                  Json.excerpt(entry.getValue().toString()));
              settings.put(entry.getKey(), entry.getValue().textValue());
            });
    return settings;
  }

  private static <T> T named(String name, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Tokenizer JSON: %s: %s".formatted(name, e.getMessage()), e);
    }
  }

  /** Refuses a splitter that a JSON could not lead back to. */
  static void requireFindable(WordSplitter words) {
    Objects.requireNonNull(
        words, "Tokenizer: words is null; leave it out to cut at filters and split");
    String name = words.name();
    checkArgument(
        name != null && !name.isEmpty(),
        "Tokenizer: the splitter %s has no name, by which a JSON finds it again",
        words);
    Objects.requireNonNull(
        words.settings(), () -> "WordSplitter \"%s\": settings is null".formatted(name));
    boolean ofLibrary = words.getClass().getPackage().equals(WordSplitter.class.getPackage());
    checkArgument(
        ofLibrary || !WordSplitter.isOfLibrary(name),
        "Tokenizer: the splitter %s has the name \"%s\", which is that of one of this library's:"
            + " choose another",
        words,
        name);
  }

  private SplittingJson() {}
}
