package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.graph.DTypePolicy;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Policies of precision, as a name or as an object. */
final class DTypes {

  /**
   * Layers without matrix products: they compute in float32 under either policy here, so that
   * Keras's recipe of float32 for a model's last activation is met.
   */
  private static final Set<String> WITHOUT_PRODUCTS =
      Set.of(
          "Activation",
          "Softmax",
          "ReLU",
          "LeakyReLU",
          "ELU",
          "Dropout",
          "Masking",
          "Identity",
          "Add",
          "Average",
          "Multiply",
          "Concatenate",
          "Flatten",
          "Reshape",
          "Permute");

  /**
   * Returns the policy of a layer; empty where it says none, or one that makes no difference.
   *
   * @param className of the layer
   */
  static Optional<DTypePolicy> read(Options options, String className) {
    JsonNode json = options.json("dtype");
    String name = name(json);
    if (json.isNull() || (name.equals("float32") && WITHOUT_PRODUCTS.contains(className))) {
      return Optional.empty();
    }
    return Optional.of(
        switch (name) {
          case "float32" -> DTypePolicy.FLOAT32;
          case "mixed_bfloat16" -> DTypePolicy.MIXED_BFLOAT16;
          default ->
              throw options
                  .place("dtype")
                  .notSupported(json, "there are float32 and mixed_bfloat16");
        });
  }

  private static String name(JsonNode json) {
    return json.isTextual() ? json.textValue() : json.path("config").path("name").asText("");
  }

  static ObjectNode write(DTypePolicy policy) {
    return ConfigObject.of(
        "keras",
        "DTypePolicy",
        JsonNodeFactory.instance.objectNode().put("name", policy.name().toLowerCase(Locale.ROOT)));
  }

  private DTypes() {}
}
