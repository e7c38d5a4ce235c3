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

import io.github.tfrnn.layers.Conv1D;
import io.github.tfrnn.layers.Conv1DTranspose;
import io.github.tfrnn.layers.Conv2D;
import io.github.tfrnn.layers.Layer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Convolutions over all channels. */
final class ConvolutionLayers {

  static List<ClassFormat<? extends Layer>> all() {
    return List.of(conv1d(), conv2d(), conv1dTranspose());
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

  private ConvolutionLayers() {}
}
