package io.github.tfrnn.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.TimeDistributed;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Does a stateful layer keep and learn the same, into however many parts a batch is cut? */
class StatefulPartsTest {
  private static final int ROWS = 27;
  private static final int TIMESTEPS = 4;

  static Stream<Layer> layers() {
    return Stream.of(
        LSTM.builder(3).stateful(true).returnSequences(true).build(),
        GRU.builder(3).stateful(true).build(),
        Bidirectional.of(LSTM.builder(2).stateful(true).build()));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void partsMakeNoDifference(Layer layer) {
    Map<String, FloatRows> whole = trained(layer, 1);
    for (int threads : List.of(2, 3)) {
      assertThat(ExecutionOptions.threads(threads).parts(ROWS)).isEqualTo(threads);
      Map<String, FloatRows> inParts = trained(layer, threads);
      assertThat(inParts).containsOnlyKeys(whole.keySet());
      whole.forEach((name, values) -> assertClose(name, inParts.get(name), values));
    }
  }

  private static Map<String, FloatRows> trained(Layer layer, int threads) {
    try (Sequential model =
        Sequential.builder()
            .execution(ExecutionOptions.threads(threads))
            .seed(7)
            .layers(Input.ofBatch(ROWS, TIMESTEPS, 2), layer, Dense.of(1))
            .build()) {
      model.compile(SGD.of(0.1), Loss.MEAN_SQUARED_ERROR);
      Random random = new Random(3);
      List<FloatRows> outputs = new ArrayList<>();
      for (int batch = 0; batch < 3; batch++) {
        FloatRows x = numbers(random, ROWS, TIMESTEPS, 2);
        outputs.add(model.predict(x, ROWS));
        model.trainOnBatch(Examples.of(x, ones(outputs.get(batch).shape())));
      }
      Map<String, FloatRows> found = new java.util.TreeMap<>(model.getWeights());
      for (int batch = 0; batch < outputs.size(); batch++) {
        found.put("output " + batch, outputs.get(batch));
      }
      return found;
    }
  }

  private static FloatRows numbers(Random random, long... shape) {
    float[] values = new float[(int) Shape.of(shape).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return FloatRows.ofFlat(values, Shape.of(shape));
  }

  private static Rows ones(Shape shape) {
    float[] values = new float[(int) shape.size()];
    java.util.Arrays.fill(values, 1);
    return FloatRows.ofFlat(values, shape);
  }

  private static void assertClose(String name, FloatRows found, FloatRows expected) {
    assertThat(found.shape()).as(name).isEqualTo(expected.shape());
    for (int i = 0; i < expected.shape().size(); i++) {
      assertThat(found.flat(i)).as(name).isCloseTo(expected.flat(i), within(1e-5f));
    }
  }

  @Test
  void timestepsOfALayerThatKeepsStatesAreRefused() {
    assertThatThrownBy(
            () -> {
              try (Sequential model =
                  Sequential.of(
                      Input.ofBatch(2, 3, 4, 5),
                      TimeDistributed.of(LSTM.builder(3).stateful(true).build()))) {
                model.summary();
              }
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("looks at all rows of a batch");
  }
}
