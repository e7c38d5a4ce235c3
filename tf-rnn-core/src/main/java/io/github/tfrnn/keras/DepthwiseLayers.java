package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.ActivationFormat.ACTIVATION;
import static io.github.tfrnn.keras.Initializers.INITIALIZER;
import static io.github.tfrnn.keras.OptionFormats.DATA_FORMAT;
import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.OptionFormats.INTEGER;
import static io.github.tfrnn.keras.OptionFormats.ONE_SIZE;
import static io.github.tfrnn.keras.OptionFormats.PADDING;
import static io.github.tfrnn.keras.Penalties.CONSTRAINT;
import static io.github.tfrnn.keras.Penalties.REGULARIZER;

import com.fasterxml.jackson.databind.node.IntNode;
import io.github.tfrnn.layers.DepthwiseConv1D;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.SeparableConv1D;
import java.util.List;

/** Convolutions over each channel apart. */
final class DepthwiseLayers {

  static List<ClassFormat<? extends Layer>> all() {
    return List.of(depthwiseConv1d(), separableConv1d());
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
            DepthwiseConv1D.Builder::biasConstraint)
        .droppedIf("groups", IntNode.valueOf(1)); // of Keras 2
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
            SeparableConv1D.Builder::biasConstraint)
        .droppedIf("groups", IntNode.valueOf(1)) // of Keras 2, as is what follows; it has no kernel
        .dropped("kernel_initializer", "kernel_regularizer", "kernel_constraint");
  }

  private DepthwiseLayers() {}
}
