package io.github.tfrnn.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.primitives.Ints;
import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.keras.CustomObjects;
import io.github.tfrnn.keras.KerasArchitecture;
import io.github.tfrnn.keras.KerasModel;
import io.github.tfrnn.layers.ActivationLayer;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.FastSlowCell;
import io.github.tfrnn.layers.Highway;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.Normalization;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.BitsPerCharacter;
import io.github.tfrnn.metrics.ConfusionMatrix;
import io.github.tfrnn.metrics.LabelErrorRate;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.metrics.Perplexity;
import io.github.tfrnn.networks.Stack;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.optimizers.LazyAdam;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.optimizers.schedules.LearningRateSchedule;
import io.github.tfrnn.training.Compilation;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Makes of what goldens tell what it is here: of Keras's configurations, and of a few more. */
public final class KerasConfig {

  /** Classes of tests. */
  public static final CustomObjects CUSTOM =
      CustomObjects.none()
          .withLayer("Highway", Highway.class, config -> new Highway(), (layer, config) -> {})
          .withCell(
              "FastSlowCell",
              FastSlowCell.class,
              config ->
                  new FastSlowCell(config.get("units").intValue(), config.get("slots").intValue()),
              (cell, config) -> config.put("units", cell.units()).put("slots", cell.slots()));

  private static final String SMALL =
      """
      {"class_name": "Sequential", "config": {"layers": [
        {"class_name": "Dense", "config": {"units": 1}}]}}
      """;

  /** Arguments of calls stand in the configuration as {@code "call"}, and data to adapt to. */
  static Layer layer(JsonNode json) {
    JsonNode config = json.path("config");
    if (config.path("activation").isObject()) {
      return ActivationLayer.of(activation(config.get("activation")));
    }
    if (config.has("data")) {
      Normalization layer =
          Normalization.adapt(
              Array.of(config.get("data")).floatRows(), Ints.asList(numbers(config.get("axis"))));
      return config.path("invert").booleanValue() ? layer.inverted() : layer;
    }
    ObjectNode plain = json.deepCopy();
    plain.remove("name");
    if (config.has("call")) {
      ObjectNode options = (ObjectNode) plain.get("config");
      options.setAll((ObjectNode) config.get("call"));
      options.remove("call");
    }
    ObjectNode model = JsonNodeFactory.instance.objectNode().put("class_name", "Sequential");
    model.putObject("config").putArray("layers").add(plain);
    KerasModel read = KerasArchitecture.read(model, CUSTOM);
    return ((Stack) read.layers()).layers().get(0);
  }

  /** A function of Keras and its parameters, which no configuration of Keras tells. */
  private static Activation activation(JsonNode json) {
    return switch (json.get("name").textValue()) {
      case "celu" -> Activation.celu(json.get("alpha").doubleValue());
      case "elu" -> Activation.elu(json.get("alpha").doubleValue());
      case "gelu" -> Activation.geluApproximate();
      case "hard_shrink" -> Activation.hardShrink(json.get("threshold").doubleValue());
      case "leaky_relu" -> Activation.leakyRelu(json.get("negative_slope").doubleValue());
      case "soft_shrink" -> Activation.softShrink(json.get("threshold").doubleValue());
      case "squareplus" -> Activation.squareplus(json.get("b").doubleValue());
      case "threshold" ->
          Activation.threshold(
              json.get("threshold").doubleValue(), json.get("default_value").doubleValue());
      default -> throw new AssertionError("no activation for " + json);
    };
  }

  static Initializer initializer(JsonNode json) {
    return dense("kernel_initializer", json).kernelInitializer();
  }

  static Constraint constraint(JsonNode json) {
    return dense("kernel_constraint", json).kernelConstraint().orElseThrow();
  }

  private static Dense dense(String option, JsonNode json) {
    ObjectNode dense = JsonNodeFactory.instance.objectNode().put("class_name", "Dense");
    dense.putObject("config").put("units", 1).set(option, json);
    return (Dense) layer(dense);
  }

  /** Weights without decay are told beside the configuration, which Keras leaves them out of. */
  static Optimizer optimizer(JsonNode json) {
    if (json.get("class_name").textValue().equals("LazyAdam")) {
      Optimizer like = optimizer(((ObjectNode) json.deepCopy()).put("class_name", "Adam"));
      Adam adam = (Adam) like.algorithm();
      return new LazyAdam(adam.learningRate(), adam.beta1(), adam.beta2(), adam.epsilon())
          .withOptions(like.options());
    }
    Optimizer optimizer = compilation("optimizer", json).optimizer();
    if (!json.has("excluded")) {
      return optimizer;
    }
    return optimizer.excludeFromWeightDecay(
        StreamSupport.stream(json.get("excluded").spliterator(), false)
            .map(JsonNode::textValue)
            .toArray(String[]::new));
  }

  static LearningRateSchedule schedule(JsonNode json) {
    ObjectNode sgd = JsonNodeFactory.instance.objectNode().put("class_name", "SGD");
    sgd.putObject("config").set("learning_rate", json);
    return optimizer(sgd).schedule().orElseThrow();
  }

  static Loss loss(JsonNode json) {
    return compilation("loss", json).objectives().get(0).loss();
  }

  /** Metrics that Keras does not have, words in the place of classes, and Keras's own. */
  static Metric metric(JsonNode json) {
    String name = json.get("class_name").textValue();
    JsonNode config = json.get("config");
    boolean fromLogits = config.path("from_logits").booleanValue();
    OptionalInt ignored =
        config.hasNonNull("ignore_class")
            ? OptionalInt.of(config.get("ignore_class").intValue())
            : OptionalInt.empty();
    return switch (name) {
      case "Perplexity" -> new Perplexity(fromLogits, ignored);
      case "BitsPerCharacter" -> new BitsPerCharacter(fromLogits, ignored);
      case "ConfusionMatrix" -> ConfusionMatrix.create();
      case "LabelErrorRate" -> new LabelErrorRate(config.get("blank").intValue());
      default -> {
        boolean word = name.equals(name.toLowerCase(Locale.ROOT));
        JsonNode told = word ? json.get("class_name") : withNull(json, "class_aggregation");
        yield compilation("metrics", JsonNodeFactory.instance.arrayNode().add(told))
            .objectives()
            .get(0)
            .metrics()
            .get(0);
      }
    };
  }

  /** Goldens leave nulls out, which here is not Keras's default. */
  private static JsonNode withNull(JsonNode json, String option) {
    ObjectNode told = json.deepCopy();
    ObjectNode config = (ObjectNode) told.get("config");
    if (json.get("class_name").textValue().equals("R2Score") && !config.has(option)) {
      config.putNull(option);
    }
    return told;
  }

  private static Compilation compilation(String option, JsonNode json) {
    ObjectNode config =
        JsonNodeFactory.instance.objectNode().put("optimizer", "sgd").put("loss", "mse");
    config.set(option, json);
    KerasModel model = KerasArchitecture.read(SMALL);
    return KerasArchitecture.readCompilation(config, model, CUSTOM);
  }

  /** Returns the numbers of a list, or a single one. */
  static int[] numbers(JsonNode json) {
    return json.isArray()
        ? StreamSupport.stream(json.spliterator(), false).mapToInt(JsonNode::intValue).toArray()
        : new int[] {json.intValue()};
  }

  /** Returns the numbers of a list. */
  static long[] longs(JsonNode json) {
    return IntStream.of(numbers(json)).asLongStream().toArray();
  }

  private KerasConfig() {}
}
