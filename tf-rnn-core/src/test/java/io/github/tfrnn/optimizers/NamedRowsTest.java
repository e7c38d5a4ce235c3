package io.github.tfrnn.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.graph.WeightValues;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/** Do the optimizers that say so leave the rows alone that a batch does not name? */
class NamedRowsTest {

  private static final int ROWS = 5;

  static List<Optimizer> optimizers() {
    return List.of(
        SGD.of(0.1),
        SGD.of(0.1).withClipnorm(0.5),
        SGD.of(0.1).withGlobalClipnorm(0.5),
        Adagrad.of(0.1),
        Adagrad.of(0.1).withClipnorm(0.5),
        LazyAdam.of(0.1),
        LazyAdam.of(0.1).withClipvalue(0.5),
        LazyAdam.of(0.1).withGlobalClipnorm(0.5));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void changesNamedRowsAlone(Optimizer optimizer) {
    try (Graph graph = new Graph();
        Session session = new Session(graph, ExecutionOptions.threads(1).sessionConfig())) {
      Ops tf = Ops.create(graph);
      Weight weight = Weight.create(tf, "w", Shape.of(ROWS, 1), true);
      List<Weight> all = new ArrayList<>(List.of(weight));
      for (Slot slot : optimizer.slots(weight)) {
        all.add(Weight.create(tf, slot.name(), slot.shape(), false));
      }
      WeightValues.write(session, all, w -> new float[] {0.5f, 0.5f, 0.5f, 0.5f, 0.5f});
      WeightGradient gradient =
          new WeightGradient.Sparse(
              tf.constant(new int[] {3, 1, 3}),
              tf.constant(new float[][] {{0.25f}, {-0.75f}, {0.5f}}));
      WeightGradient clipped =
          optimizer
              .clipping()
              .map(clipping -> clipping.clip(tf, List.of(gradient)).get(0))
              .orElse(gradient);
      Step step = Step.of(tf.constant(0.1f), tf.constant(7f));
      Op update = optimizer.update(tf, weight, clipped, all.subList(1, all.size()), step);
      session.runner().addTarget(update).run().close();

      for (float[] values : WeightValues.read(session, all)) {
        assertThat(new float[] {values[0], values[2], values[4]}).containsExactly(0.5f, 0.5f, 0.5f);
        assertThat(values[1]).isNotEqualTo(0.5f);
        assertThat(values[3]).isNotEqualTo(0.5f);
      }
      // and not by adding zeros to all of them
      assertThat(kinds(graph)).contains("ScatterSub").doesNotContain("ApplyAdam");
    }
  }

  private static List<String> kinds(Graph graph) {
    List<String> kinds = new ArrayList<>();
    Iterator<GraphOperation> operations = graph.operations();
    operations.forEachRemaining(operation -> kinds.add(operation.type()));
    return kinds;
  }
}
