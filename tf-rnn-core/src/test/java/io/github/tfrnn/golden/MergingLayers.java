package io.github.tfrnn.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.layers.Add;
import io.github.tfrnn.layers.AdditiveAttention;
import io.github.tfrnn.layers.Attention;
import io.github.tfrnn.layers.Average;
import io.github.tfrnn.layers.Concatenate;
import io.github.tfrnn.layers.Dot;
import io.github.tfrnn.layers.GroupQueryAttention;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.Maximum;
import io.github.tfrnn.layers.Minimum;
import io.github.tfrnn.layers.MultiHeadAttention;
import io.github.tfrnn.layers.Multiply;
import io.github.tfrnn.layers.Subtract;
import java.util.Locale;

/** Makes of Keras's configurations the layers of several inputs. */
final class MergingLayers {

  /** What Keras takes as an argument of a call stands in the configuration as {@code "call"}. */
  static Layer of(JsonNode json) {
    JsonNode config = json.get("config");
    return switch (json.get("class_name").textValue()) {
      case "Add" -> Add.create();
      case "Subtract" -> Subtract.create();
      case "Multiply" -> Multiply.create();
      case "Average" -> Average.create();
      case "Maximum" -> Maximum.create();
      case "Minimum" -> Minimum.create();
      case "Concatenate" -> Concatenate.of(config.get("axis").intValue());
      case "Dot" -> {
        int[] axes = SimpleLayers.numbers(config.get("axes"));
        yield Dot.of(axes[0], axes[axes.length - 1])
            .withNormalize(KerasConfig.flag(config, "normalize"));
      }
      case "Attention" ->
          Attention.create()
              .withUseScale(KerasConfig.flag(config, "use_scale"))
              .withScoreMode(
                  Attention.ScoreMode.valueOf(
                      config.get("score_mode").textValue().toUpperCase(Locale.ROOT)))
              .withUseCausalMask(call(config, "use_causal_mask"))
              .withReturnAttentionScores(call(config, "return_attention_scores"));
      case "AdditiveAttention" ->
          AdditiveAttention.create()
              .withUseScale(KerasConfig.flag(config, "use_scale"))
              .withUseCausalMask(call(config, "use_causal_mask"))
              .withReturnAttentionScores(call(config, "return_attention_scores"));
      case "MultiHeadAttention" -> multiHead(config);
      case "GroupedQueryAttention" -> groupQuery(config);
      default -> throw new AssertionError("no layer for " + json);
    };
  }

  private static boolean call(JsonNode config, String option) {
    return config.has("call") && KerasConfig.flag(config.get("call"), option);
  }

  private static MultiHeadAttention multiHead(JsonNode config) {
    MultiHeadAttention.Builder builder =
        MultiHeadAttention.builder(
                config.get("num_heads").intValue(), config.get("key_dim").intValue())
            .valueDim(config.get("value_dim").intValue())
            .dropout(config.get("dropout").doubleValue())
            .useBias(KerasConfig.flag(config, "use_bias"))
            .useGate(KerasConfig.flag(config, "use_gate"))
            .useCausalMask(call(config, "use_causal_mask"))
            .returnAttentionScores(call(config, "return_attention_scores"));
    if (config.hasNonNull("output_shape")) {
      int[] sizes = SimpleLayers.numbers(config.get("output_shape"));
      builder.outputShape(java.util.Arrays.stream(sizes).asLongStream().toArray());
    }
    if (config.hasNonNull("attention_axes")) {
      builder.attentionAxes(SimpleLayers.numbers(config.get("attention_axes")));
    }
    if (config.hasNonNull("sliding_window")) {
      builder.slidingWindow(config.get("sliding_window").intValue());
    }
    KerasConfig.regularizer(config, "kernel_regularizer", builder::kernelRegularizer);
    KerasConfig.regularizer(config, "bias_regularizer", builder::biasRegularizer);
    KerasConfig.constraint(config, "kernel_constraint", builder::kernelConstraint);
    KerasConfig.constraint(config, "bias_constraint", builder::biasConstraint);
    KerasConfig.regularizer(config, "activity_regularizer", builder::activityRegularizer);
    return builder.build();
  }

  private static GroupQueryAttention groupQuery(JsonNode config) {
    GroupQueryAttention.Builder builder =
        GroupQueryAttention.builder(
                config.get("head_dim").intValue(),
                config.get("num_query_heads").intValue(),
                config.get("num_key_value_heads").intValue())
            .dropout(config.get("dropout").doubleValue())
            .useBias(KerasConfig.flag(config, "use_bias"))
            .useGate(KerasConfig.flag(config, "use_gate"))
            .useCausalMask(call(config, "use_causal_mask"))
            .returnAttentionScores(call(config, "return_attention_scores"));
    if (config.hasNonNull("sliding_window")) {
      builder.slidingWindow(config.get("sliding_window").intValue());
    }
    KerasConfig.regularizer(config, "kernel_regularizer", builder::kernelRegularizer);
    KerasConfig.regularizer(config, "activity_regularizer", builder::activityRegularizer);
    return builder.build();
  }

  private MergingLayers() {}
}
