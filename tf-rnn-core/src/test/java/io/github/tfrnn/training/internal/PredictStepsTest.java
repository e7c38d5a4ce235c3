package io.github.tfrnn.training.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.graph.Execution;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.networks.BuiltNetwork;
import io.github.tfrnn.networks.Network;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Are graphs of predictions made where they should be, and no more of them? */
class PredictStepsTest {

  private static final ExecutionOptions THREADS = ExecutionOptions.threads(2);
  private static final ExecutionOptions COMPILED = THREADS.withExecution(Execution.COMPILED);

  private static PredictSteps steps(Graph graph, Shape inputs, ExecutionOptions execution) {
    Ops tf = Ops.create(graph);
    Network network = Network.chain(List.of(GRU.of(4)), inputs);
    Signal x = Signal.of(tf.placeholder(TFloat32.class, Placeholder.shape(inputs)), inputs);
    return new PredictSteps(
        graph, BuiltNetwork.build(network, tf, DTypePolicy.FLOAT32), List.of(x), execution);
  }

  private static int compiled(Graph graph) {
    int count = 0;
    for (var all = graph.operations(); all.hasNext(); ) {
      count += all.next().type().equals("StatefulPartitionedCall") ? 1 : 0;
    }
    return count;
  }

  @Test
  void compilesSingleRowsOfTheFirstShapes() {
    try (Graph graph = new Graph()) {
      PredictSteps steps = steps(graph, Shape.of(-1, -1, 3), COMPILED);
      for (int round = 0; round < 2; round++) {
        for (int length = 1; length <= 20; length++) {
          steps.of(List.of(Shape.of(1, length, 3)));
        }
        assertThat(compiled(graph)).isEqualTo(8);
      }
    }
  }

  @Test
  void compilesNoBatches() {
    try (Graph graph = new Graph()) {
      PredictSteps steps = steps(graph, Shape.of(-1, 6, 3), COMPILED);
      steps.of(List.of(Shape.of(2, 6, 3)));
      steps.of(List.of(Shape.of(64, 6, 3)));
      assertThat(compiled(graph)).isZero();
    }
  }

  @Test
  void compilesNothingUnasked() {
    try (Graph graph = new Graph()) {
      PredictSteps steps = steps(graph, Shape.of(-1, -1, 3), THREADS);
      for (int call = 0; call < 100; call++) {
        steps.of(List.of(Shape.of(1, 6, 3)));
      }
      assertThat(compiled(graph)).isZero();
    }
  }
}
