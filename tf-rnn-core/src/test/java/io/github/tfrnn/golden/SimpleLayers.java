package io.github.tfrnn.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.layers.ActivityRegularization;
import io.github.tfrnn.layers.Cropping1D;
import io.github.tfrnn.layers.ELU;
import io.github.tfrnn.layers.GaussianDropout;
import io.github.tfrnn.layers.GaussianNoise;
import io.github.tfrnn.layers.Identity;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.LeakyReLU;
import io.github.tfrnn.layers.Permute;
import io.github.tfrnn.layers.ReLU;
import io.github.tfrnn.layers.RepeatVector;
import io.github.tfrnn.layers.Reshape;
import io.github.tfrnn.layers.Softmax;
import io.github.tfrnn.layers.SpatialDropout1D;
import io.github.tfrnn.layers.UpSampling1D;
import java.util.Arrays;
import java.util.stream.StreamSupport;

/** Makes of Keras's configurations the layers that have few options. */
final class SimpleLayers {

  static Layer of(JsonNode json) {
    JsonNode config = json.get("config");
    return switch (json.get("class_name").textValue()) {
      case "Identity" -> Identity.create();
      case "RepeatVector" -> RepeatVector.of(config.get("n").intValue());
      case "Reshape" ->
          Reshape.of(Arrays.stream(numbers(config.get("target_shape"))).asLongStream().toArray());
      case "Permute" -> Permute.of(numbers(config.get("dims")));
      case "Cropping1D" ->
          new Cropping1D(numbers(config.get("cropping"))[0], numbers(config.get("cropping"))[1]);
      case "UpSampling1D" -> UpSampling1D.of(config.get("size").intValue());
      case "SpatialDropout1D" -> SpatialDropout1D.of(config.get("rate").doubleValue());
      case "GaussianNoise" -> GaussianNoise.of(config.get("stddev").doubleValue());
      case "GaussianDropout" -> GaussianDropout.of(config.get("rate").doubleValue());
      case "ActivityRegularization" ->
          ActivityRegularization.of(config.get("l1").doubleValue(), config.get("l2").doubleValue());
      case "ReLU" -> relu(config);
      case "LeakyReLU" -> LeakyReLU.of(config.get("negative_slope").doubleValue());
      case "ELU" -> ELU.of(config.get("alpha").doubleValue());
      case "Softmax" -> Softmax.of(numbers(config.get("axis")));
      default -> throw new AssertionError("no layer for " + json);
    };
  }

  private static ReLU relu(JsonNode config) {
    ReLU layer =
        ReLU.create()
            .withNegativeSlope(config.get("negative_slope").doubleValue())
            .withThreshold(config.get("threshold").doubleValue());
    return config.hasNonNull("max_value")
        ? layer.withMaxValue(config.get("max_value").doubleValue())
        : layer;
  }

  /** Returns the only number of a list. */
  static int one(JsonNode config, String field) {
    return numbers(config.get(field))[0];
  }

  /** Returns the numbers of a list, or a single one. */
  static int[] numbers(JsonNode json) {
    return json.isArray()
        ? StreamSupport.stream(json.spliterator(), false).mapToInt(JsonNode::intValue).toArray()
        : new int[] {json.intValue()};
  }

  /** Returns the numbers of a list. */
  static long[] longs(JsonNode json) {
    return java.util.Arrays.stream(numbers(json)).asLongStream().toArray();
  }

  private SimpleLayers() {}
}
