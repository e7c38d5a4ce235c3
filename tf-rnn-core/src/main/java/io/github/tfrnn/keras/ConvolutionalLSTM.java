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

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.tfrnn.layers.ConvLSTM1D;

/** The LSTM whose products are convolutions. */
final class ConvolutionalLSTM {

  static ClassFormat<ConvLSTM1D> convLstm1d() {
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

  private ConvolutionalLSTM() {}
}
