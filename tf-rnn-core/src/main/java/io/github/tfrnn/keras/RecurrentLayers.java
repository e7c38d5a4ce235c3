package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.ActivationFormat.ACTIVATION;
import static io.github.tfrnn.keras.Initializers.INITIALIZER;
import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.OptionFormats.INTEGER;
import static io.github.tfrnn.keras.Penalties.CONSTRAINT;
import static io.github.tfrnn.keras.Penalties.REGULARIZER;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.SimpleRNN;
import java.util.List;

/** LSTM, GRU and SimpleRNN. */
final class RecurrentLayers {

  static List<ClassFormat<? extends Layer>> all() {
    return List.of(lstm(), gru(), simpleRnn());
  }

  static ClassFormat<LSTM> lstm() {
    return TableFormat.built(
            "LSTM",
            LSTM.class,
            in -> LSTM.builder(in.required("units", INTEGER)),
            LSTM.Builder::build)
        .begun("units", INTEGER, LSTM::units)
        .option("activation", ACTIVATION, LSTM::activation, LSTM.Builder::activation)
        .option(
            "recurrent_activation",
            ACTIVATION,
            LSTM::recurrentActivation,
            LSTM.Builder::recurrentActivation)
        .option("use_bias", FLAG, LSTM::useBias, LSTM.Builder::useBias)
        .option(
            "kernel_initializer",
            INITIALIZER,
            LSTM::kernelInitializer,
            LSTM.Builder::kernelInitializer)
        .option(
            "recurrent_initializer",
            INITIALIZER,
            LSTM::recurrentInitializer,
            LSTM.Builder::recurrentInitializer)
        .option(
            "bias_initializer", INITIALIZER, LSTM::biasInitializer, LSTM.Builder::biasInitializer)
        .option("unit_forget_bias", FLAG, LSTM::unitForgetBias, LSTM.Builder::unitForgetBias)
        .optional(
            "kernel_regularizer",
            REGULARIZER,
            LSTM::kernelRegularizer,
            LSTM.Builder::kernelRegularizer)
        .optional(
            "recurrent_regularizer",
            REGULARIZER,
            LSTM::recurrentRegularizer,
            LSTM.Builder::recurrentRegularizer)
        .optional(
            "bias_regularizer", REGULARIZER, LSTM::biasRegularizer, LSTM.Builder::biasRegularizer)
        .optional(
            "activity_regularizer",
            REGULARIZER,
            LSTM::activityRegularizer,
            LSTM.Builder::activityRegularizer)
        .optional(
            "kernel_constraint", CONSTRAINT, LSTM::kernelConstraint, LSTM.Builder::kernelConstraint)
        .optional(
            "recurrent_constraint",
            CONSTRAINT,
            LSTM::recurrentConstraint,
            LSTM.Builder::recurrentConstraint)
        .optional("bias_constraint", CONSTRAINT, LSTM::biasConstraint, LSTM.Builder::biasConstraint)
        .number("dropout", LSTM::dropout, LSTM.Builder::dropout)
        .number("recurrent_dropout", LSTM::recurrentDropout, LSTM.Builder::recurrentDropout)
        .option("return_sequences", FLAG, LSTM::returnSequences, LSTM.Builder::returnSequences)
        .option("return_state", FLAG, LSTM::returnState, LSTM.Builder::returnState)
        .option("go_backwards", FLAG, LSTM::goBackwards, LSTM.Builder::goBackwards)
        .option("stateful", FLAG, LSTM::stateful, LSTM.Builder::stateful)
        .with(RecurrentLayers::run)
        .option(
            "zero_output_for_mask", FLAG, LSTM::zeroOutputForMask, LSTM.Builder::zeroOutputForMask)
        .without("sharedRecurrentDropout", LSTM::sharedRecurrentDropout)
        .ignored("seed", NullNode.getInstance());
  }

  static ClassFormat<GRU> gru() {
    return TableFormat.built("GRU", GRU.class, RecurrentLayers::gruOf, GRU.Builder::build)
        .begun("units", INTEGER, GRU::units)
        .option("activation", ACTIVATION, GRU::activation, GRU.Builder::activation)
        .option(
            "recurrent_activation",
            ACTIVATION,
            GRU::recurrentActivation,
            GRU.Builder::recurrentActivation)
        .option("use_bias", FLAG, GRU::useBias, GRU.Builder::useBias)
        .option(
            "kernel_initializer",
            INITIALIZER,
            GRU::kernelInitializer,
            GRU.Builder::kernelInitializer)
        .option(
            "recurrent_initializer",
            INITIALIZER,
            GRU::recurrentInitializer,
            GRU.Builder::recurrentInitializer)
        .option("bias_initializer", INITIALIZER, GRU::biasInitializer, GRU.Builder::biasInitializer)
        .option("reset_after", FLAG, GRU::resetAfter, GRU.Builder::resetAfter)
        .optional(
            "kernel_regularizer",
            REGULARIZER,
            GRU::kernelRegularizer,
            GRU.Builder::kernelRegularizer)
        .optional(
            "recurrent_regularizer",
            REGULARIZER,
            GRU::recurrentRegularizer,
            GRU.Builder::recurrentRegularizer)
        .optional(
            "bias_regularizer", REGULARIZER, GRU::biasRegularizer, GRU.Builder::biasRegularizer)
        .optional(
            "activity_regularizer",
            REGULARIZER,
            GRU::activityRegularizer,
            GRU.Builder::activityRegularizer)
        .optional(
            "kernel_constraint", CONSTRAINT, GRU::kernelConstraint, GRU.Builder::kernelConstraint)
        .optional(
            "recurrent_constraint",
            CONSTRAINT,
            GRU::recurrentConstraint,
            GRU.Builder::recurrentConstraint)
        .optional("bias_constraint", CONSTRAINT, GRU::biasConstraint, GRU.Builder::biasConstraint)
        .number("dropout", GRU::dropout, GRU.Builder::dropout)
        .number("recurrent_dropout", GRU::recurrentDropout, GRU.Builder::recurrentDropout)
        .option("return_sequences", FLAG, GRU::returnSequences, GRU.Builder::returnSequences)
        .option("return_state", FLAG, GRU::returnState, GRU.Builder::returnState)
        .option("go_backwards", FLAG, GRU::goBackwards, GRU.Builder::goBackwards)
        .option("stateful", FLAG, GRU::stateful, GRU.Builder::stateful)
        .with(RecurrentLayers::run)
        .option(
            "zero_output_for_mask", FLAG, GRU::zeroOutputForMask, GRU.Builder::zeroOutputForMask)
        .without("sharedRecurrentDropout", GRU::sharedRecurrentDropout)
        .ignored("seed", NullNode.getInstance());
  }

  static ClassFormat<SimpleRNN> simpleRnn() {
    return TableFormat.built(
            "SimpleRNN",
            SimpleRNN.class,
            in -> SimpleRNN.builder(in.required("units", INTEGER)),
            SimpleRNN.Builder::build)
        .begun("units", INTEGER, SimpleRNN::units)
        .option("activation", ACTIVATION, SimpleRNN::activation, SimpleRNN.Builder::activation)
        .option("use_bias", FLAG, SimpleRNN::useBias, SimpleRNN.Builder::useBias)
        .option(
            "kernel_initializer",
            INITIALIZER,
            SimpleRNN::kernelInitializer,
            SimpleRNN.Builder::kernelInitializer)
        .option(
            "recurrent_initializer",
            INITIALIZER,
            SimpleRNN::recurrentInitializer,
            SimpleRNN.Builder::recurrentInitializer)
        .option(
            "bias_initializer",
            INITIALIZER,
            SimpleRNN::biasInitializer,
            SimpleRNN.Builder::biasInitializer)
        .optional(
            "kernel_regularizer",
            REGULARIZER,
            SimpleRNN::kernelRegularizer,
            SimpleRNN.Builder::kernelRegularizer)
        .optional(
            "recurrent_regularizer",
            REGULARIZER,
            SimpleRNN::recurrentRegularizer,
            SimpleRNN.Builder::recurrentRegularizer)
        .optional(
            "bias_regularizer",
            REGULARIZER,
            SimpleRNN::biasRegularizer,
            SimpleRNN.Builder::biasRegularizer)
        .optional(
            "activity_regularizer",
            REGULARIZER,
            SimpleRNN::activityRegularizer,
            SimpleRNN.Builder::activityRegularizer)
        .optional(
            "kernel_constraint",
            CONSTRAINT,
            SimpleRNN::kernelConstraint,
            SimpleRNN.Builder::kernelConstraint)
        .optional(
            "recurrent_constraint",
            CONSTRAINT,
            SimpleRNN::recurrentConstraint,
            SimpleRNN.Builder::recurrentConstraint)
        .optional(
            "bias_constraint",
            CONSTRAINT,
            SimpleRNN::biasConstraint,
            SimpleRNN.Builder::biasConstraint)
        .number("dropout", SimpleRNN::dropout, SimpleRNN.Builder::dropout)
        .number(
            "recurrent_dropout", SimpleRNN::recurrentDropout, SimpleRNN.Builder::recurrentDropout)
        .option(
            "return_sequences",
            FLAG,
            SimpleRNN::returnSequences,
            SimpleRNN.Builder::returnSequences)
        .option("return_state", FLAG, SimpleRNN::returnState, SimpleRNN.Builder::returnState)
        .option("go_backwards", FLAG, SimpleRNN::goBackwards, SimpleRNN.Builder::goBackwards)
        .option("stateful", FLAG, SimpleRNN::stateful, SimpleRNN.Builder::stateful)
        .with(RecurrentLayers::run)
        .option(
            "zero_output_for_mask",
            FLAG,
            SimpleRNN::zeroOutputForMask,
            SimpleRNN.Builder::zeroOutputForMask)
        .dropped("seed");
  }

  /**
   * Old configurations that do not say when the reset gate acts are of a Keras without a choice.
   */
  private static GRU.Builder gruOf(Options in) {
    GRU.Builder builder = GRU.builder(in.required("units", INTEGER));
    return in.has("reset_after") ? builder : builder.resetAfter(false);
  }

  /** How Keras runs the loop, which changes no numbers, and the order of the axes, which does. */
  static <T, B> TableFormat<T, B> run(TableFormat<T, B> format) {
    return format
        .ignored("unroll", BooleanNode.FALSE)
        .dropped("implementation", "use_cudnn")
        .droppedIfOff("time_major");
  }

  private RecurrentLayers() {}
}
