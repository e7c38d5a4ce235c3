package io.github.tfrnn.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.losses.BinaryCrossentropy;
import io.github.tfrnn.losses.BinaryFocalCrossentropy;
import io.github.tfrnn.losses.CategoricalCrossentropy;
import io.github.tfrnn.losses.CategoricalFocalCrossentropy;
import io.github.tfrnn.losses.CategoricalGeneralizedCrossEntropy;
import io.github.tfrnn.losses.Circle;
import io.github.tfrnn.losses.CosineSimilarity;
import io.github.tfrnn.losses.Dice;
import io.github.tfrnn.losses.Huber;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.losses.Reduction;
import io.github.tfrnn.losses.SparseCategoricalCrossentropy;
import io.github.tfrnn.losses.Tversky;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Keras's configurations of losses as losses. */
final class KerasLosses {

  static Loss of(JsonNode json) {
    JsonNode config = json.get("config");
    Loss loss = ofClass(json.get("class_name").textValue(), config);
    Reduction reduction =
        Reduction.valueOf(config.get("reduction").textValue().toUpperCase(Locale.ROOT));
    return reduction == loss.reduction() ? loss : loss.reduced(reduction);
  }

  private static Loss ofClass(String name, JsonNode config) {
    boolean fromLogits = config.path("from_logits").asBoolean();
    float smoothing = number(config, "label_smoothing");
    float alpha = number(config, "alpha");
    float gamma = number(config, "gamma");
    return switch (name) {
      case "CategoricalCrossentropy" -> new CategoricalCrossentropy(fromLogits, smoothing);
      case "SparseCategoricalCrossentropy" -> {
        var loss = SparseCategoricalCrossentropy.standard().withFromLogits(fromLogits);
        yield config.has("ignore_class")
            ? loss.withIgnoreClass(config.get("ignore_class").intValue())
            : loss;
      }
      case "BinaryCrossentropy" -> new BinaryCrossentropy(fromLogits, smoothing);
      case "BinaryFocalCrossentropy" ->
          new BinaryFocalCrossentropy(
              config.get("apply_class_balancing").booleanValue(),
              alpha,
              gamma,
              fromLogits,
              smoothing);
      case "CategoricalFocalCrossentropy" ->
          new CategoricalFocalCrossentropy(alpha, gamma, fromLogits, smoothing);
      case "CategoricalGeneralizedCrossEntropy" ->
          CategoricalGeneralizedCrossEntropy.of(number(config, "q"));
      case "Huber" -> Huber.of(number(config, "delta"));
      case "CosineSimilarity" -> new CosineSimilarity(config.get("axis").intValue());
      case "Dice" -> new Dice(axes(config));
      case "Tversky" -> new Tversky(alpha, number(config, "beta"), axes(config));
      case "Circle" ->
          new Circle(gamma, number(config, "margin"), config.get("remove_diagonal").booleanValue());
      default -> Loss.of(name);
    };
  }

  private static float number(JsonNode config, String option) {
    return config.path(option).floatValue();
  }

  private static List<Integer> axes(JsonNode config) {
    List<Integer> axes = new ArrayList<>();
    config.path("axis").forEach(axis -> axes.add(axis.intValue()));
    return axes;
  }

  private KerasLosses() {}
}
