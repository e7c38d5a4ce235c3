package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.ActivationFormat.ACTIVATION;
import static io.github.tfrnn.keras.Initializers.INITIALIZER;
import static io.github.tfrnn.keras.OptionFormats.DATA_FORMAT;
import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.OptionFormats.INTEGER;
import static io.github.tfrnn.keras.OptionFormats.ONE_SIZE;
import static io.github.tfrnn.keras.OptionFormats.PADDING;
import static io.github.tfrnn.keras.OptionFormats.TWO_SIZES;
import static io.github.tfrnn.keras.Penalties.CONSTRAINT;
import static io.github.tfrnn.keras.Penalties.REGULARIZER;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.tfrnn.layers.Conv1D;
import io.github.tfrnn.layers.Conv1DTranspose;
import io.github.tfrnn.layers.Conv2D;
import io.github.tfrnn.layers.ConvLSTM1D;
import io.github.tfrnn.layers.DepthwiseConv1D;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.SeparableConv1D;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Convolutions. */
final class ConvolutionLayers {

  static List<ClassFormat<? extends Layer>> all() {
    return List.of(
        conv1d(), conv2d(), conv1dTranspose(), depthwiseConv1d(), separableConv1d(), convLstm1d());
  }

  private static ClassFormat<Conv1D> conv1d() {
    return TableFormat.built(
            "Conv1D",
            Conv1D.class,
            in ->
                Conv1D.builder(
                    in.required("filters", INTEGER), in.required("kernel_size", ONE_SIZE)),
            Conv1D.Builder::build)
        .begun("filters", INTEGER, Conv1D::filters)
        .begun("kernel_size", ONE_SIZE, Conv1D::kernelSize)
        .option("strides", ONE_SIZE, Conv1D::strides, Conv1D.Builder::strides)
        .option("padding", PADDING, Conv1D::padding, Conv1D.Builder::padding)
        .option("data_format", DATA_FORMAT, Conv1D::dataFormat, Conv1D.Builder::dataFormat)
        .option("dilation_rate", ONE_SIZE, Conv1D::dilationRate, Conv1D.Builder::dilationRate)
        .option("groups", INTEGER, Conv1D::groups, Conv1D.Builder::groups)
        .option("activation", ACTIVATION, Conv1D::activation, Conv1D.Builder::activation)
        .option("use_bias", FLAG, Conv1D::useBias, Conv1D.Builder::useBias)
        .option(
            "kernel_initializer",
            INITIALIZER,
            Conv1D::kernelInitializer,
            Conv1D.Builder::kernelInitializer)
        .option(
            "bias_initializer",
            INITIALIZER,
            Conv1D::biasInitializer,
            Conv1D.Builder::biasInitializer)
        .optional(
            "kernel_regularizer",
            REGULARIZER,
            Conv1D::kernelRegularizer,
            Conv1D.Builder::kernelRegularizer)
        .optional(
            "bias_regularizer",
            REGULARIZER,
            Conv1D::biasRegularizer,
            Conv1D.Builder::biasRegularizer)
        .optional(
            "activity_regularizer",
            REGULARIZER,
            Conv1D::activityRegularizer,
            Conv1D.Builder::activityRegularizer)
        .optional(
            "kernel_constraint",
            CONSTRAINT,
            Conv1D::kernelConstraint,
            Conv1D.Builder::kernelConstraint)
        .optional(
            "bias_constraint", CONSTRAINT, Conv1D::biasConstraint, Conv1D.Builder::biasConstraint);
  }

  private static ClassFormat<Conv2D> conv2d() {
    return TableFormat.built(
            "Conv2D", Conv2D.class, ConvolutionLayers::sized, Conv2D.Builder::build)
        .begun("filters", INTEGER, Conv2D::filters)
        .begun("kernel_size", TWO_SIZES, Conv2D::kernelSize)
        .option("strides", TWO_SIZES, Conv2D::strides, (b, v) -> b.strides(v.get(0), v.get(1)))
        .option("padding", PADDING, Conv2D::padding, Conv2D.Builder::padding)
        .option("data_format", DATA_FORMAT, Conv2D::dataFormat, Conv2D.Builder::dataFormat)
        .option(
            "dilation_rate",
            TWO_SIZES,
            Conv2D::dilationRate,
            (b, v) -> b.dilationRate(v.get(0), v.get(1)))
        .option("groups", INTEGER, Conv2D::groups, Conv2D.Builder::groups)
        .option("activation", ACTIVATION, Conv2D::activation, Conv2D.Builder::activation)
        .option("use_bias", FLAG, Conv2D::useBias, Conv2D.Builder::useBias)
        .option(
            "kernel_initializer",
            INITIALIZER,
            Conv2D::kernelInitializer,
            Conv2D.Builder::kernelInitializer)
        .option(
            "bias_initializer",
            INITIALIZER,
            Conv2D::biasInitializer,
            Conv2D.Builder::biasInitializer)
        .optional(
            "kernel_regularizer",
            REGULARIZER,
            Conv2D::kernelRegularizer,
            Conv2D.Builder::kernelRegularizer)
        .optional(
            "bias_regularizer",
            REGULARIZER,
            Conv2D::biasRegularizer,
            Conv2D.Builder::biasRegularizer)
        .optional(
            "activity_regularizer",
            REGULARIZER,
            Conv2D::activityRegularizer,
            Conv2D.Builder::activityRegularizer)
        .optional(
            "kernel_constraint",
            CONSTRAINT,
            Conv2D::kernelConstraint,
            Conv2D.Builder::kernelConstraint)
        .optional(
            "bias_constraint", CONSTRAINT, Conv2D::biasConstraint, Conv2D.Builder::biasConstraint);
  }

  private static Conv2D.Builder sized(Options in) {
    List<Integer> sizes = in.required("kernel_size", TWO_SIZES);
    return Conv2D.builder(in.required("filters", INTEGER), sizes.get(0), sizes.get(1));
  }

  private static ClassFormat<Conv1DTranspose> conv1dTranspose() {
    return TableFormat.built(
            "Conv1DTranspose",
            Conv1DTranspose.class,
            in ->
                Conv1DTranspose.builder(
                    in.required("filters", INTEGER), in.required("kernel_size", ONE_SIZE)),
            Conv1DTranspose.Builder::build)
        .begun("filters", INTEGER, Conv1DTranspose::filters)
        .begun("kernel_size", ONE_SIZE, Conv1DTranspose::kernelSize)
        .optional(
            "output_padding",
            ONE_SIZE,
            layer -> boxed(layer.outputPadding()),
            Conv1DTranspose.Builder::outputPadding)
        .option("strides", ONE_SIZE, Conv1DTranspose::strides, Conv1DTranspose.Builder::strides)
        .option("padding", PADDING, Conv1DTranspose::padding, Conv1DTranspose.Builder::padding)
        .option(
            "data_format",
            DATA_FORMAT,
            Conv1DTranspose::dataFormat,
            Conv1DTranspose.Builder::dataFormat)
        .option(
            "dilation_rate",
            ONE_SIZE,
            Conv1DTranspose::dilationRate,
            Conv1DTranspose.Builder::dilationRate)
        .option(
            "activation",
            ACTIVATION,
            Conv1DTranspose::activation,
            Conv1DTranspose.Builder::activation)
        .option("use_bias", FLAG, Conv1DTranspose::useBias, Conv1DTranspose.Builder::useBias)
        .option(
            "kernel_initializer",
            INITIALIZER,
            Conv1DTranspose::kernelInitializer,
            Conv1DTranspose.Builder::kernelInitializer)
        .option(
            "bias_initializer",
            INITIALIZER,
            Conv1DTranspose::biasInitializer,
            Conv1DTranspose.Builder::biasInitializer)
        .optional(
            "kernel_regularizer",
            REGULARIZER,
            Conv1DTranspose::kernelRegularizer,
            Conv1DTranspose.Builder::kernelRegularizer)
        .optional(
            "bias_regularizer",
            REGULARIZER,
            Conv1DTranspose::biasRegularizer,
            Conv1DTranspose.Builder::biasRegularizer)
        .optional(
            "activity_regularizer",
            REGULARIZER,
            Conv1DTranspose::activityRegularizer,
            Conv1DTranspose.Builder::activityRegularizer)
        .optional(
            "kernel_constraint",
            CONSTRAINT,
            Conv1DTranspose::kernelConstraint,
            Conv1DTranspose.Builder::kernelConstraint)
        .optional(
            "bias_constraint",
            CONSTRAINT,
            Conv1DTranspose::biasConstraint,
            Conv1DTranspose.Builder::biasConstraint)
        .dropped("groups");
  }

  private static Optional<Integer> boxed(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }

  private static ClassFormat<DepthwiseConv1D> depthwiseConv1d() {
    return TableFormat.built(
            "DepthwiseConv1D",
            DepthwiseConv1D.class,
            in -> DepthwiseConv1D.builder(in.required("kernel_size", ONE_SIZE)),
            DepthwiseConv1D.Builder::build)
        .begun("kernel_size", ONE_SIZE, DepthwiseConv1D::kernelSize)
        .option(
            "depth_multiplier",
            INTEGER,
            DepthwiseConv1D::depthMultiplier,
            DepthwiseConv1D.Builder::depthMultiplier)
        .option("strides", ONE_SIZE, DepthwiseConv1D::strides, DepthwiseConv1D.Builder::strides)
        .option("padding", PADDING, DepthwiseConv1D::padding, DepthwiseConv1D.Builder::padding)
        .option(
            "data_format",
            DATA_FORMAT,
            DepthwiseConv1D::dataFormat,
            DepthwiseConv1D.Builder::dataFormat)
        .option(
            "dilation_rate",
            ONE_SIZE,
            DepthwiseConv1D::dilationRate,
            DepthwiseConv1D.Builder::dilationRate)
        .option(
            "activation",
            ACTIVATION,
            DepthwiseConv1D::activation,
            DepthwiseConv1D.Builder::activation)
        .option("use_bias", FLAG, DepthwiseConv1D::useBias, DepthwiseConv1D.Builder::useBias)
        .option(
            "depthwise_initializer",
            INITIALIZER,
            DepthwiseConv1D::depthwiseInitializer,
            DepthwiseConv1D.Builder::depthwiseInitializer)
        .option(
            "bias_initializer",
            INITIALIZER,
            DepthwiseConv1D::biasInitializer,
            DepthwiseConv1D.Builder::biasInitializer)
        .optional(
            "depthwise_regularizer",
            REGULARIZER,
            DepthwiseConv1D::depthwiseRegularizer,
            DepthwiseConv1D.Builder::depthwiseRegularizer)
        .optional(
            "bias_regularizer",
            REGULARIZER,
            DepthwiseConv1D::biasRegularizer,
            DepthwiseConv1D.Builder::biasRegularizer)
        .optional(
            "activity_regularizer",
            REGULARIZER,
            DepthwiseConv1D::activityRegularizer,
            DepthwiseConv1D.Builder::activityRegularizer)
        .optional(
            "depthwise_constraint",
            CONSTRAINT,
            DepthwiseConv1D::depthwiseConstraint,
            DepthwiseConv1D.Builder::depthwiseConstraint)
        .optional(
            "bias_constraint",
            CONSTRAINT,
            DepthwiseConv1D::biasConstraint,
            DepthwiseConv1D.Builder::biasConstraint);
  }

  private static ClassFormat<SeparableConv1D> separableConv1d() {
    return TableFormat.built(
            "SeparableConv1D",
            SeparableConv1D.class,
            in ->
                SeparableConv1D.builder(
                    in.required("filters", INTEGER), in.required("kernel_size", ONE_SIZE)),
            SeparableConv1D.Builder::build)
        .begun("filters", INTEGER, SeparableConv1D::filters)
        .begun("kernel_size", ONE_SIZE, SeparableConv1D::kernelSize)
        .option(
            "depth_multiplier",
            INTEGER,
            SeparableConv1D::depthMultiplier,
            SeparableConv1D.Builder::depthMultiplier)
        .option("strides", ONE_SIZE, SeparableConv1D::strides, SeparableConv1D.Builder::strides)
        .option("padding", PADDING, SeparableConv1D::padding, SeparableConv1D.Builder::padding)
        .option(
            "data_format",
            DATA_FORMAT,
            SeparableConv1D::dataFormat,
            SeparableConv1D.Builder::dataFormat)
        .option(
            "dilation_rate",
            ONE_SIZE,
            SeparableConv1D::dilationRate,
            SeparableConv1D.Builder::dilationRate)
        .option(
            "activation",
            ACTIVATION,
            SeparableConv1D::activation,
            SeparableConv1D.Builder::activation)
        .option("use_bias", FLAG, SeparableConv1D::useBias, SeparableConv1D.Builder::useBias)
        .option(
            "depthwise_initializer",
            INITIALIZER,
            SeparableConv1D::depthwiseInitializer,
            SeparableConv1D.Builder::depthwiseInitializer)
        .option(
            "pointwise_initializer",
            INITIALIZER,
            SeparableConv1D::pointwiseInitializer,
            SeparableConv1D.Builder::pointwiseInitializer)
        .option(
            "bias_initializer",
            INITIALIZER,
            SeparableConv1D::biasInitializer,
            SeparableConv1D.Builder::biasInitializer)
        .optional(
            "depthwise_regularizer",
            REGULARIZER,
            SeparableConv1D::depthwiseRegularizer,
            SeparableConv1D.Builder::depthwiseRegularizer)
        .optional(
            "pointwise_regularizer",
            REGULARIZER,
            SeparableConv1D::pointwiseRegularizer,
            SeparableConv1D.Builder::pointwiseRegularizer)
        .optional(
            "bias_regularizer",
            REGULARIZER,
            SeparableConv1D::biasRegularizer,
            SeparableConv1D.Builder::biasRegularizer)
        .optional(
            "activity_regularizer",
            REGULARIZER,
            SeparableConv1D::activityRegularizer,
            SeparableConv1D.Builder::activityRegularizer)
        .optional(
            "depthwise_constraint",
            CONSTRAINT,
            SeparableConv1D::depthwiseConstraint,
            SeparableConv1D.Builder::depthwiseConstraint)
        .optional(
            "pointwise_constraint",
            CONSTRAINT,
            SeparableConv1D::pointwiseConstraint,
            SeparableConv1D.Builder::pointwiseConstraint)
        .optional(
            "bias_constraint",
            CONSTRAINT,
            SeparableConv1D::biasConstraint,
            SeparableConv1D.Builder::biasConstraint);
  }

  private static ClassFormat<ConvLSTM1D> convLstm1d() {
    return TableFormat.built(
            "ConvLSTM1D",
            ConvLSTM1D.class,
            in ->
                ConvLSTM1D.builder(
                    in.required("filters", INTEGER), in.required("kernel_size", ONE_SIZE)),
            ConvLSTM1D.Builder::build)
        .begun("filters", INTEGER, ConvLSTM1D::filters)
        .begun("kernel_size", ONE_SIZE, ConvLSTM1D::kernelSize)
        .option("strides", ONE_SIZE, ConvLSTM1D::strides, ConvLSTM1D.Builder::strides)
        .option("padding", PADDING, ConvLSTM1D::padding, ConvLSTM1D.Builder::padding)
        .option("data_format", DATA_FORMAT, ConvLSTM1D::dataFormat, ConvLSTM1D.Builder::dataFormat)
        .option(
            "dilation_rate", ONE_SIZE, ConvLSTM1D::dilationRate, ConvLSTM1D.Builder::dilationRate)
        .option("activation", ACTIVATION, ConvLSTM1D::activation, ConvLSTM1D.Builder::activation)
        .option(
            "recurrent_activation",
            ACTIVATION,
            ConvLSTM1D::recurrentActivation,
            ConvLSTM1D.Builder::recurrentActivation)
        .option("use_bias", FLAG, ConvLSTM1D::useBias, ConvLSTM1D.Builder::useBias)
        .option(
            "kernel_initializer",
            INITIALIZER,
            ConvLSTM1D::kernelInitializer,
            ConvLSTM1D.Builder::kernelInitializer)
        .option(
            "recurrent_initializer",
            INITIALIZER,
            ConvLSTM1D::recurrentInitializer,
            ConvLSTM1D.Builder::recurrentInitializer)
        .option(
            "bias_initializer",
            INITIALIZER,
            ConvLSTM1D::biasInitializer,
            ConvLSTM1D.Builder::biasInitializer)
        .option(
            "unit_forget_bias",
            FLAG,
            ConvLSTM1D::unitForgetBias,
            ConvLSTM1D.Builder::unitForgetBias)
        .optional(
            "kernel_regularizer",
            REGULARIZER,
            ConvLSTM1D::kernelRegularizer,
            ConvLSTM1D.Builder::kernelRegularizer)
        .optional(
            "recurrent_regularizer",
            REGULARIZER,
            ConvLSTM1D::recurrentRegularizer,
            ConvLSTM1D.Builder::recurrentRegularizer)
        .optional(
            "bias_regularizer",
            REGULARIZER,
            ConvLSTM1D::biasRegularizer,
            ConvLSTM1D.Builder::biasRegularizer)
        .optional(
            "activity_regularizer",
            REGULARIZER,
            ConvLSTM1D::activityRegularizer,
            ConvLSTM1D.Builder::activityRegularizer)
        .optional(
            "kernel_constraint",
            CONSTRAINT,
            ConvLSTM1D::kernelConstraint,
            ConvLSTM1D.Builder::kernelConstraint)
        .optional(
            "recurrent_constraint",
            CONSTRAINT,
            ConvLSTM1D::recurrentConstraint,
            ConvLSTM1D.Builder::recurrentConstraint)
        .optional(
            "bias_constraint",
            CONSTRAINT,
            ConvLSTM1D::biasConstraint,
            ConvLSTM1D.Builder::biasConstraint)
        .number("dropout", ConvLSTM1D::dropout, ConvLSTM1D.Builder::dropout)
        .number(
            "recurrent_dropout", ConvLSTM1D::recurrentDropout, ConvLSTM1D.Builder::recurrentDropout)
        .option(
            "return_sequences",
            FLAG,
            ConvLSTM1D::returnSequences,
            ConvLSTM1D.Builder::returnSequences)
        .option("return_state", FLAG, ConvLSTM1D::returnState, ConvLSTM1D.Builder::returnState)
        .option("go_backwards", FLAG, ConvLSTM1D::goBackwards, ConvLSTM1D.Builder::goBackwards)
        .option("stateful", FLAG, ConvLSTM1D::stateful, ConvLSTM1D.Builder::stateful)
        .with(RecurrentLayers::run)
        .option(
            "zero_output_for_mask",
            FLAG,
            ConvLSTM1D::zeroOutputForMask,
            ConvLSTM1D.Builder::zeroOutputForMask)
        .ignored("seed", NullNode.getInstance());
  }

  private ConvolutionLayers() {}
}
