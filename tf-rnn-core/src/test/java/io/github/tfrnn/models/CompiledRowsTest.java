package io.github.tfrnn.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Execution;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Do single rows get the answers they should where compiling was asked for? */
class CompiledRowsTest {

  private static final Offset<Float> ROUNDING = Offset.offset(1e-5f);

  static Stream<Layer> layers() {
    return Stream.of(LSTM.of(5), GRU.of(5));
  }

  private static Sequential model(Layer layer, ExecutionOptions execution) {
    return Sequential.builder()
        .seed(3)
        .execution(execution)
        .layers(Embedding.of(50, 4), layer, Dense.of(3, Activation.SOFTMAX))
        .build();
  }

  private static int[][] row(int length) {
    return new int[][] {new Random(length).ints(length, 0, 50).toArray()};
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void answersAreRightAndStayTheSame(Layer layer) {
    ExecutionOptions threads = ExecutionOptions.threads(2);
    try (Sequential plain = model(layer, threads);
        Sequential compiled = model(layer, threads.withExecution(Execution.COMPILED))) {
      float[][] first = new float[12][];
      for (int length = 1; length <= 12; length++) { // more lengths than are compiled
        first[length - 1] = compiled.predict(row(length))[0];
        assertThat(first[length - 1]).containsExactly(plain.predict(row(length))[0], ROUNDING);
      }
      for (int length = 1; length <= 12; length++) {
        assertThat(compiled.predict(row(length))[0]).isEqualTo(first[length - 1]);
      }
    }
  }
}
