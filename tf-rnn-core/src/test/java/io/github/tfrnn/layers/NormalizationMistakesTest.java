package io.github.tfrnn.layers;

import static io.github.tfrnn.layers.LayerMistakesTest.inputs;
import static io.github.tfrnn.layers.LayerMistakesTest.options;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
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

/** Do layers that normalize say what is wrong with their options and inputs? */
class NormalizationMistakesTest {

  private static final long ANY = Shapes.UNKNOWN;

  static Stream<Arguments> mistakes() {
    return Stream.of(
        inputs(
            UnitNormalization.of(0),
            Shape.of(ANY, 4, 3),
            "axis 0 is not one of [?, 4, 3] besides the batch's."),
        inputs(
            LayerNormalization.builder().axes(2, -1).build(),
            Shape.of(ANY, 4, 3),
            "axes [2, -1] name one twice."),
        inputs(
            LayerNormalization.builder().axes(1).build(),
            Shape.of(ANY, ANY, 3),
            "the size of axis 1 must be known, got [?, ?, 3]. Start the model with an Input that"
                + " tells it."),
        inputs(
            BatchNormalization.create(),
            Shape.of(ANY, 4, ANY),
            "the size of axis 2 must be known, got [?, 4, ?]. Start the model with an Input that"
                + " tells it."),
        inputs(
            BatchNormalization.builder().axis(0).build(),
            Shape.of(ANY, 4, 3),
            "axis 0 is not one of [?, 4, 3] besides the batch's."),
        options(
            "BatchNormalization",
            () -> BatchNormalization.builder().momentum(1.5).build(),
            "momentum must be in [0, 1], got 1.5"),
        options(
            "BatchNormalization",
            () -> BatchNormalization.builder().epsilon(-0.5).build(),
            "epsilon must be at least 0, got -0.5"),
        inputs(
            GroupNormalization.of(2),
            Shape.of(ANY, 4, 3),
            "axis -1 of [?, 4, 3] cannot be cut into 2 equal groups."),
        inputs(
            GroupNormalization.create(),
            Shape.of(ANY, 4, 3),
            "axis -1 of [?, 4, 3] cannot be cut into 32 equal groups."),
        options(
            "GroupNormalization",
            () -> GroupNormalization.of(0),
            "groups must be at least 1, or -1 for groups of one feature, got 0"),
        inputs(
            Normalization.of(new float[] {1, 2}, new float[] {1, 2}),
            Shape.of(ANY, 4, 3),
            "mean and variance have 2 values, axes [-1] of [?, 4, 3] have [3]."),
        inputs(
            Normalization.adapt(Rows.of(new float[][] {{1, 2}, {3, 4}})),
            Shape.of(ANY, 4, ANY),
            "the size of axis 2 must be known, got [?, 4, ?]. Start the model with an Input that"
                + " tells it."),
        options(
            "Normalization",
            () -> Normalization.of(new float[] {1, 2}, new float[] {1}),
            "mean and variance must have equally many values, got 2 and 1"),
        options(
            "Normalization",
            () -> Normalization.of(1, -1),
            "variance must not be negative, got [-1.0]"),
        options(
            "Normalization",
            () -> Normalization.adapt(FloatRows.ofFlat(new float[0], Shape.of(0, 3))),
            "data must not be empty, got [0, 3]"),
        options(
            "Normalization",
            () -> Normalization.adapt(Rows.of(new float[][] {{1, 2}}), List.of(2)),
            "axis 2 is not one of [1, 2] besides the batch's."));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("mistakes")
  void areMetByASentence(String kind, ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void batchNormalizationRefusesAMaskOfTimestepsWhereThereAreNone() {
    Shape inputs = Shape.of(ANY, 4, 3, 2);
    Example example =
        Example.random(new Random(1), 0, 2, 4, 3, 2).masked(LayerProbe.constant(8, 1));
    try (LayerProbe probe =
        new LayerProbe(List.of(BatchNormalization.create()), inputs, true, Mode.INFERENCE, 1)) {
      assertThatThrownBy(() -> probe.call(example))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "BatchNormalization \"batch_normalization\": inputs with a mask must be [batch,"
                  + " timesteps, features], got [?, 4, 3, 2]. Put the BatchNormalization where no"
                  + " mask comes.");
    }
  }
}
