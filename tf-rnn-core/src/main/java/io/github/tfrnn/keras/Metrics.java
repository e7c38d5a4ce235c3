package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.tfrnn.metrics.Metric;

/** Metrics in configurations, under the names that they are reported by. */
final class Metrics {

  private static final String ACCURACY = "accuracy";

  private static final ClassTable<Metric> TABLE =
      new ClassTable<>("metric", "keras.metrics", ConfusionMetrics.all(), ScoreMetrics.all());

  private static final OptionFormat<Metric> PLAIN = TABLE.format(Metric::of);

  /** Returns a metric that is told by a word or as an object. */
  static Metric read(Place place, JsonNode json) {
    JsonNode config = json.path("config");
    if (json.isTextual()) {
      return PLAIN.read(place, json);
    }
    // What a word for a function became in Keras 2, and functions of Keras 3.
    if (LayerObjects.className(json).equals("MeanMetricWrapper") && config.path("fn").isTextual()) {
      return named(PLAIN.read(place, config.get("fn")), config);
    }
    boolean function = LayerObjects.className(json).equals("function") && config.isTextual();
    if (function && json.path("module").asText().startsWith("keras.")) {
      return PLAIN.read(place, config);
    }
    return named(TABLE.read(place, json), config);
  }

  private static Metric named(Metric metric, JsonNode config) {
    return config.path("name").isTextual() ? metric.named(config.get("name").textValue()) : metric;
  }

  /** Accuracy whose kind follows from the shapes is a word in Keras too. */
  static JsonNode write(Writing writing, Metric metric) {
    Metric plain = metric.unwrapped();
    if (plain.equals(Metric.ACCURACY)) {
      if (metric.name().equals(ACCURACY) || metric.name().equals("acc")) {
        return TextNode.valueOf(metric.name());
      }
      throw writing.cannotTell("name of the metric \"accuracy\":", metric.name());
    }
    ObjectNode json = TABLE.write(writing, plain);
    ObjectNode config =
        JsonNodeFactory.instance.objectNode().put("name", metric.name()).put("dtype", "float32");
    json.set("config", config.setAll((ObjectNode) json.get("config")));
    return json;
  }

  private Metrics() {}
}
