package io.github.tfrnn.golden;

import static io.github.tfrnn.golden.KerasConfig.constraint;
import static io.github.tfrnn.golden.KerasConfig.flag;
import static io.github.tfrnn.golden.KerasConfig.regularizer;
import static io.github.tfrnn.golden.KerasConfig.text;
import static io.github.tfrnn.golden.SimpleLayers.numbers;
import static io.github.tfrnn.golden.SimpleLayers.one;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.AveragePooling1D;
import io.github.tfrnn.layers.AveragePooling2D;
import io.github.tfrnn.layers.Conv1D;
import io.github.tfrnn.layers.Conv1DTranspose;
import io.github.tfrnn.layers.Conv2D;
import io.github.tfrnn.layers.ConvLSTM1D;
import io.github.tfrnn.layers.DataFormat;
import io.github.tfrnn.layers.DepthwiseConv1D;
import io.github.tfrnn.layers.Flatten;
import io.github.tfrnn.layers.GlobalAveragePooling1D;
import io.github.tfrnn.layers.GlobalAveragePooling2D;
import io.github.tfrnn.layers.GlobalMaxPooling1D;
import io.github.tfrnn.layers.GlobalMaxPooling2D;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.MaxPooling1D;
import io.github.tfrnn.layers.MaxPooling2D;
import io.github.tfrnn.layers.Padding;
import io.github.tfrnn.layers.SeparableConv1D;
import io.github.tfrnn.layers.ZeroPadding1D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Makes of Keras's configurations the layers that have a data format. */
final class ConvolutionLayers {

  static Layer of(JsonNode json) {
    JsonNode config = json.get("config");
    return switch (json.get("class_name").textValue()) {
      case "Conv1D" -> conv1d(config);
      case "Conv2D" -> conv2d(config);
      case "DepthwiseConv1D" -> depthwiseConv1d(config);
      case "SeparableConv1D" -> separableConv1d(config);
      case "Conv1DTranspose" -> conv1dTranspose(config);
      case "ConvLSTM1D" -> convLstm1d(config);
      case "MaxPooling1D" ->
          new MaxPooling1D(
              one(config, "pool_size"), one(config, "strides"), padding(config), format(config));
      case "AveragePooling1D" ->
          new AveragePooling1D(
              one(config, "pool_size"), one(config, "strides"), padding(config), format(config));
      case "MaxPooling2D" ->
          new MaxPooling2D(
              two(config, "pool_size"), two(config, "strides"), padding(config), format(config));
      case "AveragePooling2D" ->
          new AveragePooling2D(
              two(config, "pool_size"), two(config, "strides"), padding(config), format(config));
      case "GlobalMaxPooling1D" -> new GlobalMaxPooling1D(keep(config), format(config));
      case "GlobalAveragePooling1D" -> new GlobalAveragePooling1D(keep(config), format(config));
      case "GlobalMaxPooling2D" -> new GlobalMaxPooling2D(keep(config), format(config));
      case "GlobalAveragePooling2D" -> new GlobalAveragePooling2D(keep(config), format(config));
      case "Flatten" -> new Flatten(format(config));
      case "ZeroPadding1D" ->
          new ZeroPadding1D(
              two(config, "padding").get(0), two(config, "padding").get(1), format(config));
      default -> throw new AssertionError("no layer for " + json);
    };
  }

  private static Conv1D conv1d(JsonNode config) {
    Conv1D.Builder builder =
        Conv1D.builder(config.get("filters").intValue(), one(config, "kernel_size"))
            .strides(one(config, "strides"))
            .padding(padding(config))
            .dataFormat(format(config))
            .dilationRate(one(config, "dilation_rate"))
            .groups(config.get("groups").intValue())
            .activation(Activation.of(text(config, "activation")))
            .useBias(flag(config, "use_bias"));
    regularizer(config, "kernel_regularizer", builder::kernelRegularizer);
    regularizer(config, "bias_regularizer", builder::biasRegularizer);
    regularizer(config, "activity_regularizer", builder::activityRegularizer);
    constraint(config, "kernel_constraint", builder::kernelConstraint);
    constraint(config, "bias_constraint", builder::biasConstraint);
    return builder.build();
  }

  private static Conv2D conv2d(JsonNode config) {
    List<Integer> size = two(config, "kernel_size");
    List<Integer> strides = two(config, "strides");
    List<Integer> dilation = two(config, "dilation_rate");
    Conv2D.Builder builder =
        Conv2D.builder(config.get("filters").intValue(), size.get(0), size.get(1))
            .strides(strides.get(0), strides.get(1))
            .padding(padding(config))
            .dataFormat(format(config))
            .dilationRate(dilation.get(0), dilation.get(1))
            .groups(config.get("groups").intValue())
            .activation(Activation.of(text(config, "activation")))
            .useBias(flag(config, "use_bias"));
    regularizer(config, "kernel_regularizer", builder::kernelRegularizer);
    constraint(config, "kernel_constraint", builder::kernelConstraint);
    regularizer(config, "bias_regularizer", builder::biasRegularizer);
    constraint(config, "bias_constraint", builder::biasConstraint);
    regularizer(config, "activity_regularizer", builder::activityRegularizer);
    return builder.build();
  }

  private static DepthwiseConv1D depthwiseConv1d(JsonNode config) {
    DepthwiseConv1D.Builder builder =
        DepthwiseConv1D.builder(one(config, "kernel_size"))
            .depthMultiplier(config.get("depth_multiplier").intValue())
            .strides(one(config, "strides"))
            .padding(padding(config))
            .dataFormat(format(config))
            .dilationRate(one(config, "dilation_rate"))
            .activation(Activation.of(text(config, "activation")))
            .useBias(flag(config, "use_bias"));
    regularizer(config, "depthwise_regularizer", builder::depthwiseRegularizer);
    constraint(config, "depthwise_constraint", builder::depthwiseConstraint);
    regularizer(config, "bias_regularizer", builder::biasRegularizer);
    constraint(config, "bias_constraint", builder::biasConstraint);
    regularizer(config, "activity_regularizer", builder::activityRegularizer);
    return builder.build();
  }

  private static SeparableConv1D separableConv1d(JsonNode config) {
    SeparableConv1D.Builder builder =
        SeparableConv1D.builder(config.get("filters").intValue(), one(config, "kernel_size"))
            .depthMultiplier(config.get("depth_multiplier").intValue())
            .strides(one(config, "strides"))
            .padding(padding(config))
            .dataFormat(format(config))
            .dilationRate(one(config, "dilation_rate"))
            .activation(Activation.of(text(config, "activation")))
            .useBias(flag(config, "use_bias"));
    regularizer(config, "depthwise_regularizer", builder::depthwiseRegularizer);
    constraint(config, "depthwise_constraint", builder::depthwiseConstraint);
    regularizer(config, "pointwise_regularizer", builder::pointwiseRegularizer);
    constraint(config, "pointwise_constraint", builder::pointwiseConstraint);
    regularizer(config, "bias_regularizer", builder::biasRegularizer);
    constraint(config, "bias_constraint", builder::biasConstraint);
    regularizer(config, "activity_regularizer", builder::activityRegularizer);
    return builder.build();
  }

  private static Conv1DTranspose conv1dTranspose(JsonNode config) {
    Conv1DTranspose.Builder builder =
        Conv1DTranspose.builder(config.get("filters").intValue(), one(config, "kernel_size"))
            .strides(one(config, "strides"))
            .padding(padding(config))
            .dataFormat(format(config))
            .dilationRate(one(config, "dilation_rate"))
            .activation(Activation.of(text(config, "activation")))
            .useBias(flag(config, "use_bias"));
    if (config.hasNonNull("output_padding")) {
      builder.outputPadding(one(config, "output_padding"));
    }
    regularizer(config, "kernel_regularizer", builder::kernelRegularizer);
    constraint(config, "kernel_constraint", builder::kernelConstraint);
    regularizer(config, "bias_regularizer", builder::biasRegularizer);
    constraint(config, "bias_constraint", builder::biasConstraint);
    regularizer(config, "activity_regularizer", builder::activityRegularizer);
    return builder.build();
  }

  private static ConvLSTM1D convLstm1d(JsonNode config) {
    ConvLSTM1D.Builder builder =
        ConvLSTM1D.builder(config.get("filters").intValue(), one(config, "kernel_size"))
            .strides(one(config, "strides"))
            .padding(padding(config))
            .dataFormat(format(config))
            .dilationRate(one(config, "dilation_rate"))
            .activation(Activation.of(text(config, "activation")))
            .recurrentActivation(Activation.of(text(config, "recurrent_activation")))
            .useBias(flag(config, "use_bias"))
            .unitForgetBias(flag(config, "unit_forget_bias"))
            .returnSequences(flag(config, "return_sequences"))
            .returnState(flag(config, "return_state"))
            .goBackwards(flag(config, "go_backwards"))
            .stateful(flag(config, "stateful"))
            .zeroOutputForMask(flag(config, "zero_output_for_mask"));
    regularizer(config, "kernel_regularizer", builder::kernelRegularizer);
    constraint(config, "kernel_constraint", builder::kernelConstraint);
    regularizer(config, "recurrent_regularizer", builder::recurrentRegularizer);
    constraint(config, "recurrent_constraint", builder::recurrentConstraint);
    regularizer(config, "bias_regularizer", builder::biasRegularizer);
    constraint(config, "bias_constraint", builder::biasConstraint);
    regularizer(config, "activity_regularizer", builder::activityRegularizer);
    return builder.build();
  }

  private static boolean keep(JsonNode config) {
    return flag(config, "keepdims");
  }

  static Padding padding(JsonNode config) {
    return Padding.valueOf(text(config, "padding").toUpperCase(Locale.ROOT));
  }

  static DataFormat format(JsonNode config) {
    return config.hasNonNull("data_format")
        ? DataFormat.valueOf(text(config, "data_format").toUpperCase(Locale.ROOT))
        : DataFormat.CHANNELS_LAST;
  }

  private static List<Integer> two(JsonNode config, String field) {
    return Arrays.stream(numbers(config.get(field))).boxed().toList();
  }

  private ConvolutionLayers() {}
}
