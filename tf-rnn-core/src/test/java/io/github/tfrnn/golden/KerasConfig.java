package io.github.tfrnn.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.primitives.Ints;
import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.constraints.MaxNorm;
import io.github.tfrnn.constraints.MinMaxNorm;
import io.github.tfrnn.constraints.NonNeg;
import io.github.tfrnn.constraints.UnitNorm;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Identity;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.Orthogonal;
import io.github.tfrnn.initializers.RandomNormal;
import io.github.tfrnn.initializers.RandomUniform;
import io.github.tfrnn.initializers.TruncatedNormal;
import io.github.tfrnn.initializers.VarianceScaling;
import io.github.tfrnn.layers.ActivationLayer;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.FastSlowCell;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.GRUCell;
import io.github.tfrnn.layers.Highway;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.LSTMCell;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.layers.PReLU;
import io.github.tfrnn.layers.RNN;
import io.github.tfrnn.layers.RNNCell;
import io.github.tfrnn.layers.RecurrentLayer;
import io.github.tfrnn.layers.SimpleRNN;
import io.github.tfrnn.layers.SimpleRNNCell;
import io.github.tfrnn.layers.StackedRNNCells;
import io.github.tfrnn.layers.TimeDistributed;
import io.github.tfrnn.networks.Stack;
import io.github.tfrnn.regularizers.L1L2;
import io.github.tfrnn.regularizers.OrthogonalRegularizer;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Makes of Keras's configurations what they are here. */
final class KerasConfig {

  static Layer layer(JsonNode json) {
    JsonNode config = json.get("config");
    return switch (json.get("class_name").textValue()) {
      case "LSTM" -> lstm(config);
      case "GRU" -> gru(config);
      case "SimpleRNN" -> simpleRnn(config);
      case "RNN" -> rnn(config);
      case "Dense" -> dense(config);
      case "Embedding" -> embedding(config);
      case "Activation" -> ActivationLayer.of(activation(config.get("activation")));
      case "Dropout" -> dropout(config);
      case "Masking" -> Masking.of(config.get("mask_value").floatValue());
      case "Bidirectional" -> bidirectional(config);
      case "Conv1D",
          "Conv2D",
          "ConvLSTM1D",
          "Conv1DTranspose",
          "DepthwiseConv1D",
          "SeparableConv1D",
          "MaxPooling1D",
          "MaxPooling2D",
          "AveragePooling1D",
          "AveragePooling2D",
          "GlobalMaxPooling1D",
          "GlobalMaxPooling2D",
          "GlobalAveragePooling1D",
          "GlobalAveragePooling2D",
          "Flatten",
          "ZeroPadding1D" ->
          ConvolutionLayers.of(json);
      case "BatchNormalization",
          "GroupNormalization",
          "LayerNormalization",
          "Normalization",
          "RMSNormalization",
          "UnitNormalization" ->
          NormalizationLayers.of(json);
      case "PReLU" -> prelu(config);
      case "Highway" -> new Highway();
      case "Sequential" -> {
        List<Layer> layers = new ArrayList<>();
        config.get("layers").forEach(inner -> layers.add(layer(inner)));
        yield new Stack(layers);
      }
      case "TimeDistributed" -> TimeDistributed.of(layer(config.get("layer")));
      case "Add",
          "Subtract",
          "Multiply",
          "Average",
          "Maximum",
          "Minimum",
          "Concatenate",
          "Dot",
          "Attention",
          "AdditiveAttention",
          "MultiHeadAttention",
          "GroupedQueryAttention" ->
          MergingLayers.of(json);
      default -> SimpleLayers.of(json);
    };
  }

  private static Dropout dropout(JsonNode config) {
    Dropout layer = Dropout.of(config.get("rate").doubleValue());
    if (!config.hasNonNull("noise_shape")) {
      return layer;
    }
    long[] sizes = new long[config.get("noise_shape").size()];
    for (int i = 0; i < sizes.length; i++) {
      JsonNode size = config.get("noise_shape").get(i);
      sizes[i] = size.isNull() ? Input.UNKNOWN : size.longValue();
    }
    return layer.withNoiseShape(sizes);
  }

  /** An activation's name, or its name and parameters. */
  private static Activation activation(JsonNode json) {
    if (json.isTextual()) {
      return Activation.of(json.textValue());
    }
    return switch (text(json, "name")) {
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

  private static LSTM lstm(JsonNode config) {
    LSTM.Builder builder =
        LSTM.builder(config.get("units").intValue())
            .activation(Activation.of(text(config, "activation")))
            .recurrentActivation(Activation.of(text(config, "recurrent_activation")))
            .useBias(flag(config, "use_bias"))
            .unitForgetBias(flag(config, "unit_forget_bias"))
            .returnSequences(flag(config, "return_sequences"))
            .returnState(flag(config, "return_state"))
            .goBackwards(flag(config, "go_backwards"))
            .stateful(flag(config, "stateful"))
            .zeroOutputForMask(flag(config, "zero_output_for_mask"))
            .dropout(number(config, "dropout"))
            .recurrentDropout(number(config, "recurrent_dropout"));
    regularizer(config, "kernel_regularizer", builder::kernelRegularizer);
    regularizer(config, "recurrent_regularizer", builder::recurrentRegularizer);
    regularizer(config, "bias_regularizer", builder::biasRegularizer);
    regularizer(config, "activity_regularizer", builder::activityRegularizer);
    constraint(config, "kernel_constraint", builder::kernelConstraint);
    constraint(config, "recurrent_constraint", builder::recurrentConstraint);
    constraint(config, "bias_constraint", builder::biasConstraint);
    if (config.hasNonNull("bias_initializer")) {
      builder.biasInitializer(initializer(config.get("bias_initializer")));
    }
    return builder.build();
  }

  private static GRU gru(JsonNode config) {
    GRU.Builder builder =
        GRU.builder(config.get("units").intValue())
            .activation(Activation.of(text(config, "activation")))
            .recurrentActivation(Activation.of(text(config, "recurrent_activation")))
            .resetAfter(flag(config, "reset_after"))
            .useBias(flag(config, "use_bias"))
            .returnSequences(flag(config, "return_sequences"))
            .returnState(flag(config, "return_state"))
            .goBackwards(flag(config, "go_backwards"))
            .stateful(flag(config, "stateful"))
            .zeroOutputForMask(flag(config, "zero_output_for_mask"))
            .dropout(number(config, "dropout"))
            .recurrentDropout(number(config, "recurrent_dropout"));
    regularizer(config, "kernel_regularizer", builder::kernelRegularizer);
    regularizer(config, "recurrent_regularizer", builder::recurrentRegularizer);
    regularizer(config, "bias_regularizer", builder::biasRegularizer);
    regularizer(config, "activity_regularizer", builder::activityRegularizer);
    constraint(config, "kernel_constraint", builder::kernelConstraint);
    constraint(config, "recurrent_constraint", builder::recurrentConstraint);
    constraint(config, "bias_constraint", builder::biasConstraint);
    return builder.build();
  }

  private static SimpleRNN simpleRnn(JsonNode config) {
    SimpleRNN.Builder builder =
        SimpleRNN.builder(config.get("units").intValue())
            .activation(Activation.of(text(config, "activation")))
            .useBias(flag(config, "use_bias"))
            .returnSequences(flag(config, "return_sequences"))
            .returnState(flag(config, "return_state"))
            .goBackwards(flag(config, "go_backwards"))
            .stateful(flag(config, "stateful"))
            .zeroOutputForMask(flag(config, "zero_output_for_mask"))
            .dropout(number(config, "dropout"))
            .recurrentDropout(number(config, "recurrent_dropout"));
    regularizer(config, "kernel_regularizer", builder::kernelRegularizer);
    regularizer(config, "recurrent_regularizer", builder::recurrentRegularizer);
    regularizer(config, "bias_regularizer", builder::biasRegularizer);
    regularizer(config, "activity_regularizer", builder::activityRegularizer);
    constraint(config, "kernel_constraint", builder::kernelConstraint);
    constraint(config, "recurrent_constraint", builder::recurrentConstraint);
    constraint(config, "bias_constraint", builder::biasConstraint);
    return builder.build();
  }

  private static RNN rnn(JsonNode config) {
    RNN.Builder builder =
        RNN.builder(cell(config.get("cell")))
            .returnSequences(flag(config, "return_sequences"))
            .returnState(flag(config, "return_state"))
            .goBackwards(flag(config, "go_backwards"))
            .stateful(flag(config, "stateful"))
            .zeroOutputForMask(flag(config, "zero_output_for_mask"));
    regularizer(config, "activity_regularizer", builder::activityRegularizer);
    return builder.build();
  }

  private static RNNCell cell(JsonNode json) {
    JsonNode config = json.get("config");
    return switch (json.get("class_name").textValue()) {
      case "LSTMCell" -> LSTMCell.of(lstm(config));
      case "GRUCell" -> GRUCell.of(gru(config));
      case "SimpleRNNCell" -> SimpleRNNCell.of(simpleRnn(config));
      case "FastSlowCell" ->
          new FastSlowCell(config.get("units").intValue(), config.get("slots").intValue());
      case "StackedRNNCells" -> {
        List<RNNCell> cells = new ArrayList<>();
        config.get("cells").forEach(inner -> cells.add(cell(inner)));
        yield new StackedRNNCells(cells);
      }
      default -> throw new AssertionError("no cell for " + json);
    };
  }

  private static Dense dense(JsonNode config) {
    Dense.Builder builder =
        Dense.builder(config.get("units").intValue())
            .activation(Activation.of(text(config, "activation")))
            .useBias(flag(config, "use_bias"));
    regularizer(config, "kernel_regularizer", builder::kernelRegularizer);
    regularizer(config, "bias_regularizer", builder::biasRegularizer);
    regularizer(config, "activity_regularizer", builder::activityRegularizer);
    constraint(config, "kernel_constraint", builder::kernelConstraint);
    constraint(config, "bias_constraint", builder::biasConstraint);
    return builder.build();
  }

  private static Embedding embedding(JsonNode config) {
    Embedding.Builder builder =
        Embedding.builder(config.get("input_dim").intValue(), config.get("output_dim").intValue())
            .maskZero(flag(config, "mask_zero"));
    regularizer(config, "embeddings_regularizer", builder::embeddingsRegularizer);
    constraint(config, "embeddings_constraint", builder::embeddingsConstraint);
    return builder.build();
  }

  private static Bidirectional bidirectional(JsonNode config) {
    Bidirectional.Merge merge =
        Bidirectional.Merge.valueOf(text(config, "merge_mode").toUpperCase(Locale.ROOT));
    RecurrentLayer forward = (RecurrentLayer) layer(config.get("layer"));
    Bidirectional both = Bidirectional.of(forward, merge);
    if (!config.hasNonNull("backward_layer")) {
      return both;
    }
    RecurrentLayer backward = (RecurrentLayer) layer(config.get("backward_layer"));
    return new Bidirectional(
        both.forward(), backward.withZeroOutputForMask(backward.returnSequences()), merge);
  }

  private static PReLU prelu(JsonNode config) {
    PReLU[] layer = {PReLU.create()};
    if (config.hasNonNull("shared_axes")) {
      layer[0] = layer[0].sharing(SimpleLayers.numbers(config.get("shared_axes")));
    }
    regularizer(config, "alpha_regularizer", r -> layer[0] = layer[0].withAlphaRegularizer(r));
    return layer[0];
  }

  static Initializer initializer(JsonNode json) {
    JsonNode config = json.get("config");
    return switch (json.get("class_name").textValue()) {
      case "Zeros" -> Constant.zeros();
      case "Ones" -> Constant.ones();
      case "Constant" -> new Constant(number(config, "value"));
      case "RandomUniform" ->
          new RandomUniform(config.get("minval").doubleValue(), config.get("maxval").doubleValue());
      case "RandomNormal" ->
          new RandomNormal(config.get("mean").doubleValue(), config.get("stddev").doubleValue());
      case "TruncatedNormal" ->
          new TruncatedNormal(config.get("mean").doubleValue(), config.get("stddev").doubleValue());
      case "GlorotUniform" -> VarianceScaling.glorotUniform();
      case "GlorotNormal" -> VarianceScaling.glorotNormal();
      case "HeUniform" -> VarianceScaling.heUniform();
      case "HeNormal" -> VarianceScaling.heNormal();
      case "LecunUniform" -> VarianceScaling.lecunUniform();
      case "LecunNormal" -> VarianceScaling.lecunNormal();
      case "VarianceScaling" ->
          VarianceScaling.of(
                  config.get("scale").doubleValue(),
                  switch (text(config, "mode")) {
                    case "fan_in" -> VarianceScaling.Fan.IN;
                    case "fan_out" -> VarianceScaling.Fan.OUT;
                    default -> VarianceScaling.Fan.AVERAGE;
                  },
                  VarianceScaling.Distribution.valueOf(
                      text(config, "distribution").toUpperCase(Locale.ROOT)))
              .counting(axes(config, "input_axes"), axes(config, "output_axes"));
      case "Orthogonal", "OrthogonalInitializer" -> new Orthogonal(number(config, "gain"));
      case "Identity", "IdentityInitializer" -> new Identity(number(config, "gain"));
      default -> throw new AssertionError("no initializer for " + json);
    };
  }

  static Constraint constraint(JsonNode json) {
    JsonNode config = json.get("config");
    int[] axes = config.hasNonNull("axis") ? SimpleLayers.numbers(config.get("axis")) : new int[1];
    return switch (json.get("class_name").textValue()) {
      case "MaxNorm" -> MaxNorm.of(number(config, "max_value")).along(axes);
      case "NonNeg" -> new NonNeg();
      case "UnitNorm" -> UnitNorm.standard().along(axes);
      case "MinMaxNorm" ->
          new MinMaxNorm(
              number(config, "min_value"),
              number(config, "max_value"),
              number(config, "rate"),
              Ints.asList(axes));
      default -> throw new AssertionError("no constraint for " + json);
    };
  }

  static void constraint(JsonNode config, String field, Consumer<Constraint> to) {
    if (config.hasNonNull(field)) {
      to.accept(constraint(config.get(field)));
    }
  }

  static Regularizer regularizer(JsonNode json) {
    JsonNode config = json.get("config");
    if (json.get("class_name").textValue().equals("OrthogonalRegularizer")) {
      OrthogonalRegularizer.Mode mode =
          OrthogonalRegularizer.Mode.valueOf(text(config, "mode").toUpperCase(Locale.ROOT));
      return new OrthogonalRegularizer(number(config, "factor"), mode);
    }
    return new L1L2(number(config, "l1"), number(config, "l2"));
  }

  static void regularizer(JsonNode config, String field, Consumer<Regularizer> to) {
    if (config.hasNonNull(field)) {
      to.accept(regularizer(config.get(field)));
    }
  }

  static void initializer(JsonNode config, String field, Consumer<Initializer> to) {
    if (config.hasNonNull(field)) {
      to.accept(initializer(config.get(field)));
    }
  }

  private static List<Integer> axes(JsonNode config, String field) {
    return config.hasNonNull(field)
        ? Ints.asList(SimpleLayers.numbers(config.get(field)))
        : List.of();
  }

  static boolean flag(JsonNode config, String field) {
    return config.hasNonNull(field) && config.get(field).booleanValue();
  }

  private static float number(JsonNode config, String field) {
    return config.hasNonNull(field) ? config.get(field).floatValue() : 0;
  }

  static String text(JsonNode config, String field) {
    return config.get(field).textValue();
  }

  private KerasConfig() {}
}
