package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * {@link TextVectorization} as JSON: {@code class_name} and the {@code config} of Keras's layer,
 * with the vocabulary that was learnt, special tokens in front.
 */
final class TextVectorizationJson {
  private static final String WHERE = "TextVectorization JSON";
  private static final String CLASS_NAME = "TextVectorization";

  static String write(VectorizationOptions options, Optional<TokenVocabulary> vocabulary) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("class_name", CLASS_NAME);
          json.writeObjectFieldStart("config");
          writeNumber(json, "max_tokens", options.maxTokens());
          writeWord(json, "standardize", options.standardization());
          writeWord(json, "split", options.splitting());
          if (options.ngrams().isEmpty()) {
            json.writeNullField("ngrams");
          } else {
            json.writeArrayFieldStart("ngrams");
            for (int n : options.ngrams()) {
              json.writeNumber(n);
            }
            json.writeEndArray();
          }
          writeWord(json, "output_mode", options.mode());
          writeNumber(json, "output_sequence_length", options.outputSequenceLength());
          json.writeBooleanField("pad_to_max_tokens", options.padToMaxTokens());
          writeVocabulary(json, options.mode(), vocabulary);
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private static void writeVocabulary(
      JsonGenerator json, VectorizationMode mode, Optional<TokenVocabulary> vocabulary)
      throws IOException {
    if (vocabulary.isEmpty()) {
      json.writeNullField("vocabulary");
    } else {
      json.writeArrayFieldStart("vocabulary");
      for (String token : TokenVocabulary.specials(mode)) {
        json.writeString(token);
      }
      for (String token : vocabulary.get().tokens()) {
        json.writeString(token);
      }
      json.writeEndArray();
    }
    Optional<float[]> weights = vocabulary.flatMap(TokenVocabulary::weights);
    if (weights.isEmpty()) {
      json.writeNullField("idf_weights");
    } else {
      json.writeArrayFieldStart("idf_weights");
      for (float weight : weights.get()) {
        json.writeNumber(weight);
      }
      json.writeEndArray();
    }
  }

  private static void writeNumber(JsonGenerator json, String field, OptionalInt number)
      throws IOException {
    if (number.isPresent()) {
      json.writeNumberField(field, number.getAsInt());
    } else {
      json.writeNullField(field);
    }
  }

  private static void writeWord(JsonGenerator json, String field, Enum<?> value)
      throws IOException {
    if (value.name().equals("NONE")) {
      json.writeNullField(field);
    } else {
      json.writeStringField(field, word(value));
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static TextVectorization read(String text) {
    JsonNode root = Json.parse(WHERE, text);
    JsonNode config = root.path("config");
    checkArgument(
        root.path("class_name").asText().equals(CLASS_NAME) && config.isObject(),
        "%s: expected an object with the class_name \"%s\" and a config, got %s",
        WHERE,
        CLASS_NAME,
        Json.excerpt(text));
    for (String flag : List.of("sparse", "ragged")) {
      checkArgument(!config.path(flag).asBoolean(), "%s: %s is not supported", WHERE, flag);
    }
    String encoding = config.path("encoding").asText("utf-8");
    checkArgument(
        encoding.equalsIgnoreCase("utf-8"),
        "%s: encoding must be \"utf-8\", got \"%s\"",
        WHERE,
        encoding);
    VectorizationOptions options =
        new VectorizationOptions(
            number(config, "max_tokens"),
            constant(config, "standardize", Standardization.class),
            constant(config, "split", Splitting.class),
            ngrams(config.path("ngrams")),
            constant(config, "output_mode", VectorizationMode.class),
            number(config, "output_sequence_length"),
            config.path("pad_to_max_tokens").asBoolean());
    JsonNode vocabulary = config.path("vocabulary");
    return new TextVectorization(
        options,
        isNone(vocabulary)
            ? Optional.empty()
            : Optional.of(TokenVocabulary.of(options, tokens(vocabulary), weights(config))),
        !isNone(vocabulary));
  }

  private static boolean isNone(JsonNode node) {
    return node.isNull() || node.isMissingNode();
  }

  private static OptionalInt number(JsonNode config, String field) {
    JsonNode node = config.path(field);
    if (isNone(node)) {
      return OptionalInt.empty();
    }
    checkArgument(
        node.canConvertToInt() && node.isIntegralNumber() && node.intValue() >= 1,
        "%s: %s must be null or a whole number of at least 1, got %s",
        WHERE,
        field,
        Json.excerpt(node.toString()));
    return OptionalInt.of(node.intValue());
  }

  private static <E extends Enum<E>> E constant(JsonNode config, String field, Class<E> type) {
    JsonNode node = config.path(field);
    String wanted = node.isNull() ? "none" : node.asText();
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> word(constant).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: %s must be one of %s, got %s"
                        .formatted(
                            WHERE,
                            field,
                            Arrays.stream(type.getEnumConstants())
                                .map(TextVectorizationJson::word)
                                .collect(Collectors.joining(", ")),
                            Json.excerpt(node.toString()))));
  }

  /** Keras writes a number n for the n-grams of 1 to n, or all lengths. */
  private static List<Integer> ngrams(JsonNode node) {
    if (isNone(node)) {
      return List.of();
    }
    List<Integer> lengths = new ArrayList<>();
    if (node.isInt()) {
      for (int n = 1; n <= node.intValue(); n++) {
        lengths.add(n);
      }
    } else {
      node.forEach(n -> lengths.add(n.isInt() ? n.intValue() : 0));
    }
    checkArgument(
        !lengths.isEmpty() && lengths.stream().allMatch(n -> n >= 1),
        "%s: ngrams must be null, a whole number of at least 1, or a list of such, got %s",
        WHERE,
        Json.excerpt(node.toString()));
    return lengths;
  }

  private static List<String> tokens(JsonNode array) {
    List<String> tokens = new ArrayList<>();
    for (JsonNode token : array) {
      checkArgument(
          token.isTextual(),
          "%s: the vocabulary must hold strings, got %s",
          WHERE,
          Json.excerpt(token.toString()));
      tokens.add(token.textValue());
    }
    return tokens;
  }

  private static Optional<double[]> weights(JsonNode config) {
    JsonNode array = config.path("idf_weights");
    if (isNone(array)) {
      return Optional.empty();
    }
    double[] weights = new double[array.size()];
    for (int i = 0; i < weights.length; i++) {
      JsonNode weight = array.get(i);
      checkArgument(
          weight.isNumber(),
          "%s: idf_weights must hold numbers, got %s",
          WHERE,
          Json.excerpt(weight.toString()));
      weights[i] = weight.doubleValue();
    }
    return Optional.of(weights);
  }

  private TextVectorizationJson() {}
}
