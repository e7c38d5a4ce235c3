package io.github.tfrnn.layers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.graph.Shapes;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Do layers that look through windows say what is wrong with their options and inputs? */
class ConvolutionMistakesTest {

  private static final long ANY = Shapes.UNKNOWN;
  private static final DataFormat FIRST = DataFormat.CHANNELS_FIRST;

  private static Arguments inputs(Layer layer, Shape shape, String message) {
    ThrowingCallable call = () -> layer.outputShape("Layer \"x\"", shape);
    return Arguments.of(layer.kind(), call, "Layer \"x\": " + message);
  }

  private static Arguments options(String kind, ThrowingCallable call, String message) {
    return Arguments.of(kind, call, kind + ": " + message);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        inputs(
            Conv2D.of(4, 3),
            Shape.of(ANY, 8, 5),
            "inputs must be [batch, rows, columns, channels], got [?, 8, 5]. One channel? Give them"
                + " an axis of 1 with a Reshape."),
        inputs(
            Conv2D.of(4, 3),
            Shape.of(ANY, ANY, 2, 5),
            "no window of 3 columns fits into [?, ?, 2, 5]. Larger inputs, smaller windows, or"
                + " padding SAME."),
        inputs(
            Conv2D.builder(4, 3, 1).dilationRate(2, 1).dataFormat(FIRST).build(),
            Shape.of(ANY, 2, 4, 5),
            "no window of 5 rows fits into [?, 2, 4, 5]. Larger inputs, smaller windows, or padding"
                + " SAME."),
        inputs(
            Conv2D.builder(4, 2, 2).groups(2).build(),
            Shape.of(ANY, 8, 8, 5),
            "the inputs' features must be a multiple of groups, 2, got [?, 8, 8, 5]."),
        inputs(
            MaxPooling2D.standard().withDataFormat(FIRST),
            Shape.of(ANY, ANY, 4, 5),
            "the number of channels must be known, got [?, ?, 4, 5] for [batch, channels, rows,"
                + " columns]. Start the model with an Input that tells it."),
        inputs(
            Conv1D.builder(4, 3).dataFormat(FIRST).build(),
            Shape.of(ANY, 5),
            "inputs must be [batch, features, timesteps], got [?, 5]."),
        inputs(
            Conv1D.builder(4, 3).dataFormat(FIRST).build(),
            Shape.of(ANY, 5, 2),
            "no window of 3 timesteps fits into [?, 5, 2]. Longer sequences, smaller windows, or"
                + " padding SAME."),
        options("Conv2D", () -> Conv2D.of(0, 3), "filters must be at least 1, got 0"),
        options("Conv2D", () -> Conv2D.of(4, 3, 0), "kernelSize must be at least 1, got 0"),
        options(
            "Conv2D",
            () -> Conv2D.builder(4, 3, 3).strides(1, 2).dilationRate(2, 1).build(),
            "strides of [1, 2] and a dilationRate of [2, 1] do not go together; one of them must"
                + " be 1"),
        options(
            "Conv2D",
            () -> Conv2D.builder(4, 3, 3).padding(Padding.CAUSAL).build(),
            "padding must be VALID or SAME"),
        options(
            "AveragePooling2D",
            () -> new AveragePooling2D(List.of(2), List.of(2, 2), Padding.VALID, FIRST),
            "poolSize must be two numbers, for rows and columns, got [2]"),
        options(
            "DepthwiseConv1D",
            () -> DepthwiseConv1D.builder(3).depthMultiplier(0).build(),
            "depthMultiplier must be at least 1, got 0"),
        options(
            "SeparableConv1D",
            () -> SeparableConv1D.builder(3, 2).padding(Padding.CAUSAL).build(),
            "padding must be VALID or SAME"),
        options(
            "Conv1DTranspose",
            () -> Conv1DTranspose.builder(3, 3).strides(2).outputPadding(2).build(),
            "outputPadding must be in [0, 2), the strides, got 2"),
        options(
            "Conv1DTranspose",
            () ->
                Conv1DTranspose.builder(3, 4)
                    .padding(Padding.SAME)
                    .strides(2)
                    .outputPadding(0)
                    .build(),
            "outputPadding must be in [1, 2), the strides, got 0"),
        inputs(
            Conv1DTranspose.of(3, 3),
            Shape.of(ANY, 0, 3),
            "there must be a timestep, got [?, 0, 3]."),
        inputs(
            ConvLSTM1D.of(3, 3),
            Shape.of(ANY, ANY, ANY, 3),
            "rows and channels must be known, got [?, ?, ?, 3]. Start the model with an Input that"
                + " tells them."),
        inputs(
            ConvLSTM1D.builder(3, 3).dataFormat(FIRST).build(),
            Shape.of(ANY, ANY, 3),
            "inputs must be [batch, timesteps, channels, rows], got [?, ?, 3]."),
        inputs(
            ConvLSTM1D.of(3, 3),
            Shape.of(ANY, ANY, 2, 3),
            "no window of 3 rows fits into [?, ?, 2, 3]. Larger inputs, smaller windows, or padding"
                + " SAME."),
        options(
            "ConvLSTM1D",
            () -> ConvLSTM1D.builder(3, 3).dropout(1).build(),
            "dropout must be in [0, 1), got 1.0"),
        options(
            "Dropout",
            () -> Dropout.of(0.1).withNoiseShape(-1, 0),
            "sizes of noiseShape must be at least 1, or Input.UNKNOWN for the inputs' own, got [-1,"
                + " 0]"),
        inputs(
            Dropout.of(0.1).withNoiseShape(-1, 1),
            Shape.of(ANY, 4, 3),
            "noiseShape must have a size for every axis of the inputs, batch first, got [?, 1] for"
                + " [?, 4, 3]."),
        inputs(
            Dropout.of(0.1).withNoiseShape(32, 1, 3),
            Shape.of(ANY, 4, 3),
            "sizes of noiseShape must be 1, Input.UNKNOWN or the inputs' own, got [32, 1, 3] for"
                + " [?, 4, 3]."));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("mistakes")
  void areMetByASentence(String kind, ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
