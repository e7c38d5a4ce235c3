package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tensorflow.ndarray.Shape;

/** The JSON of a {@link ModelCard}; an open size is null. */
final class ModelCardJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Grows when readers of the former one would misread a card. */
  private static final int FORMAT = 1;

  static byte[] write(ModelCard card) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", FORMAT).put("library", card.library()).put("name", card.name());
    root.set("inputs", specs(card.inputs()));
    root.set("outputs", specs(card.outputs()));
    card.training()
        .ifPresent(
            training -> {
              ObjectNode node = root.putObject("training").put("epochs", training.epochs());
              ObjectNode last = node.putObject("last_epoch");
              training.lastEpoch().forEach(last::put);
            });
    if (!card.labels().isEmpty()) {
      ArrayNode labels = root.putArray("labels");
      card.labels().forEach(labels::add);
    }
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a model card cannot be written", e);
    }
  }

  private static ObjectNode specs(Map<String, TensorSpec> specs) {
    ObjectNode node = MAPPER.createObjectNode();
    specs.forEach(
        (name, spec) -> {
          ObjectNode one = node.putObject(name).put("type", spec.type().toString());
          if (spec.shape().isUnknown()) {
            one.putNull("shape");
            return;
          }
          ArrayNode shape = one.putArray("shape");
          for (long size : spec.shape().asArray()) {
            shape.add(size == Shape.UNKNOWN_SIZE ? null : size);
          }
        });
    return node;
  }

  static ModelCard read(String where, byte[] json) {
    try {
      JsonNode root = MAPPER.readTree(json);
      int format = root.path("format").asInt();
      checkArgument(format == FORMAT, "the format is %s, this version reads %s", format, FORMAT);
      List<String> labels = new ArrayList<>();
      root.path("labels").forEach(label -> labels.add(label.asText()));
      return new ModelCard(
          text(root, "library"),
          text(root, "name"),
          specs(root.path("inputs")),
          specs(root.path("outputs")),
          training(root.path("training")),
          labels);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: the model card %s cannot be read: %s"
              .formatted(where, ModelCard.ASSET_NAME, e.getMessage()),
          e);
    }
  }

  private static String text(JsonNode root, String field) {
    checkArgument(root.path(field).isTextual(), "\"%s\" must be a string", field);
    return root.path(field).textValue();
  }

  private static SortedMap<String, TensorSpec> specs(JsonNode node) {
    SortedMap<String, TensorSpec> specs = new TreeMap<>();
    node.properties()
        .forEach(
            entry ->
                specs.put(
                    entry.getKey(),
                    new TensorSpec(
                        ElementType.valueOf(
                            text(entry.getValue(), "type").toUpperCase(Locale.ROOT)),
                        shape(entry.getValue().path("shape")))));
    return specs;
  }

  private static Shape shape(JsonNode node) {
    if (!node.isArray()) {
      return Shape.unknown();
    }
    long[] sizes = new long[node.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = node.get(i).asLong(Shape.UNKNOWN_SIZE);
    }
    return Shape.of(sizes);
  }

  private static Optional<ModelCard.Training> training(JsonNode node) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    Map<String, Double> last = new LinkedHashMap<>();
    node.path("last_epoch")
        .properties() // NaN is a string
        .forEach(entry -> last.put(entry.getKey(), Double.valueOf(entry.getValue().asText())));
    return Optional.of(new ModelCard.Training(node.path("epochs").asInt(), last));
  }

  private ModelCardJson() {}
}
