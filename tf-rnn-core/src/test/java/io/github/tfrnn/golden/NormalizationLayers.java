package io.github.tfrnn.golden;

import static io.github.tfrnn.golden.KerasConfig.constraint;
import static io.github.tfrnn.golden.KerasConfig.flag;
import static io.github.tfrnn.golden.KerasConfig.initializer;
import static io.github.tfrnn.golden.KerasConfig.regularizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.primitives.Ints;
import io.github.tfrnn.layers.BatchNormalization;
import io.github.tfrnn.layers.GroupNormalization;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.LayerNormalization;
import io.github.tfrnn.layers.Normalization;
import io.github.tfrnn.layers.RMSNormalization;
import io.github.tfrnn.layers.UnitNormalization;
import java.util.ArrayList;
import java.util.List;

/** Makes of Keras's configurations the layers that normalize. */
final class NormalizationLayers {

  static Layer of(JsonNode json) {
    JsonNode config = json.get("config");
    return switch (json.get("class_name").textValue()) {
      case "BatchNormalization" -> batch(config);
      case "GroupNormalization" -> group(config);
      case "LayerNormalization" -> layer(config);
      case "Normalization" -> known(config);
      case "RMSNormalization" ->
          RMSNormalization.of(SimpleLayers.numbers(config.get("axis")))
              .withEpsilon(config.get("epsilon").doubleValue());
      case "UnitNormalization" -> UnitNormalization.of(SimpleLayers.numbers(config.get("axis")));
      default -> throw new AssertionError("no layer for " + json);
    };
  }

  private static BatchNormalization batch(JsonNode config) {
    BatchNormalization.Builder builder =
        BatchNormalization.builder()
            .axis(config.get("axis").intValue())
            .momentum(config.get("momentum").doubleValue())
            .epsilon(config.get("epsilon").doubleValue())
            .center(flag(config, "center"))
            .scale(flag(config, "scale"));
    initializer(config, "beta_initializer", builder::betaInitializer);
    initializer(config, "gamma_initializer", builder::gammaInitializer);
    initializer(config, "moving_mean_initializer", builder::movingMeanInitializer);
    initializer(config, "moving_variance_initializer", builder::movingVarianceInitializer);
    regularizer(config, "beta_regularizer", builder::betaRegularizer);
    regularizer(config, "gamma_regularizer", builder::gammaRegularizer);
    constraint(config, "beta_constraint", builder::betaConstraint);
    constraint(config, "gamma_constraint", builder::gammaConstraint);
    return builder.build();
  }

  private static GroupNormalization group(JsonNode config) {
    GroupNormalization.Builder builder =
        GroupNormalization.builder()
            .groups(config.get("groups").intValue())
            .axis(config.get("axis").intValue())
            .epsilon(config.get("epsilon").doubleValue())
            .center(flag(config, "center"))
            .scale(flag(config, "scale"));
    regularizer(config, "beta_regularizer", builder::betaRegularizer);
    regularizer(config, "gamma_regularizer", builder::gammaRegularizer);
    constraint(config, "beta_constraint", builder::betaConstraint);
    constraint(config, "gamma_constraint", builder::gammaConstraint);
    return builder.build();
  }

  private static LayerNormalization layer(JsonNode config) {
    LayerNormalization.Builder builder =
        LayerNormalization.builder()
            .axes(SimpleLayers.numbers(config.get("axis")))
            .epsilon(config.get("epsilon").doubleValue())
            .center(flag(config, "center"))
            .scale(flag(config, "scale"));
    regularizer(config, "beta_regularizer", builder::betaRegularizer);
    regularizer(config, "gamma_regularizer", builder::gammaRegularizer);
    constraint(config, "beta_constraint", builder::betaConstraint);
    constraint(config, "gamma_constraint", builder::gammaConstraint);
    return builder.build();
  }

  private static Normalization known(JsonNode config) {
    List<Integer> axes = Ints.asList(SimpleLayers.numbers(config.get("axis")));
    Normalization layer =
        config.hasNonNull("data")
            ? Normalization.adapt(Array.of(config.get("data")).floatRows(), axes)
            : new Normalization(
                axes, floats(config.get("mean")), floats(config.get("variance")), false);
    return flag(config, "invert") ? layer.inverted() : layer;
  }

  /** The numbers of nested lists, in their order. */
  private static List<Float> floats(JsonNode json) {
    List<Float> all = new ArrayList<>();
    if (json.isArray()) {
      json.forEach(inner -> all.addAll(floats(inner)));
    } else {
      all.add(json.floatValue());
    }
    return all;
  }

  private NormalizationLayers() {}
}
