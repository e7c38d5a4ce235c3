package io.github.tfrnn.layers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.LayerProbe.Example;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Do layers say what is wrong with their options and inputs? */
class LayerMistakesTest {

  private static final long ANY = Shapes.UNKNOWN;

  static Arguments inputs(Layer layer, Shape shape, String message) {
    ThrowingCallable call = () -> layer.outputShape("Layer \"x\"", shape);
    return Arguments.of(layer.kind(), call, "Layer \"x\": " + message);
  }

  static Arguments options(String kind, ThrowingCallable call, String message) {
    return Arguments.of(kind, call, kind + ": " + message);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        inputs(
            Conv1D.of(4, 3),
            Shape.of(ANY, 2, 5),
            "no window of 3 timesteps fits into [?, 2, 5]. Longer sequences, smaller windows, or"
                + " padding SAME."),
        inputs(
            Conv1D.builder(4, 3).dilationRate(4).build(),
            Shape.of(ANY, 8, 5),
            "no window of 9 timesteps fits into [?, 8, 5]. Longer sequences, smaller windows, or"
                + " padding SAME."),
        inputs(
            Conv1D.builder(4, 3).groups(2).build(),
            Shape.of(ANY, 8, 5),
            "the inputs' features must be a multiple of groups, 2, got [?, 8, 5]."),
        options(
            "Conv1D",
            () -> Conv1D.builder(4, 3).strides(2).dilationRate(2).build(),
            "strides of 2 and a dilationRate of 2 do not go together; one of them must be 1"),
        options(
            "Conv1D",
            () -> Conv1D.builder(4, 3).groups(3).build(),
            "filters, 4, must be a multiple of groups, 3"),
        inputs(
            Dense.of(5, Activation.GLU),
            Shape.of(ANY, 3),
            "glu halves the last axis, whose size must be even, got [?, 5]."),
        options(
            "LSTM",
            () -> LSTM.builder(4).activation(Activation.GLU).build(),
            "the activation of a recurrent layer must keep the shape of its inputs, glu does not"),
        options(
            "MaxPooling1D",
            () -> MaxPooling1D.standard().withPadding(Padding.CAUSAL),
            "padding must be VALID or SAME"),
        inputs(
            Reshape.of(2, 3),
            Shape.of(ANY, 5),
            "rows of [?, 5] have 5 values, which do not fill [2, 3]."),
        inputs(
            Reshape.of(Input.UNKNOWN, 3),
            Shape.of(ANY, 5),
            "rows of [?, 5] have 5 values, which do not fill [?, 3]."),
        options(
            "Reshape",
            () -> Reshape.of(Input.UNKNOWN, Input.UNKNOWN),
            "sizes must be at least 1, one of them may be Input.UNKNOWN, got [-1, -1]"),
        options(
            "Permute",
            () -> Permute.of(1, 3),
            "dims must be the numbers from 1 to their count in some order, got [1, 3]"),
        inputs(
            Permute.of(2, 1),
            Shape.of(ANY, 5),
            "inputs must have 2 axes besides the batch's, got [?, 5]."),
        inputs(
            Cropping1D.of(2),
            Shape.of(ANY, 4, 3),
            "cutting off 2 and 2 timesteps leaves nothing of [?, 4, 3]."),
        inputs(
            PReLU.create(),
            Shape.of(ANY, ANY, 3),
            "every axis that α is not shared along must be known, got [?, ?, 3]. Share it along the"
                + " timesteps with sharing(1), or start the model with an Input that tells them."));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("mistakes")
  void areMetByASentence(String kind, ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void softmaxRefusesAMaskOfTimesteps() {
    Shape inputs = Shape.of(ANY, 4, 3);
    Example example = Example.random(new Random(1), 0, 2, 4, 3).masked(LayerProbe.constant(8, 1));
    try (LayerProbe probe =
        new LayerProbe(List.of(Softmax.create()), inputs, true, Mode.INFERENCE, 1)) {
      assertThatThrownBy(() -> probe.call(example))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Softmax \"softmax\": inputs [?, 4, 3] come with a mask of timesteps, which is not"
                  + " one of entries. Put the Softmax where no mask comes.");
    }
  }
}
