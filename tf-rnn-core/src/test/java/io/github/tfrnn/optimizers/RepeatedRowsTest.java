package io.github.tfrnn.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.graph.WeightValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/** Do squares of a row that a batch names very often stay what they are, padding before all? */
class RepeatedRowsTest {

  private static final float GRADIENT = 1e-3f;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3_000, 30_000, 300_000})
  void squaresOfOneRowAddUp(int times) {
    Adam adam = Adam.create();
    try (Graph graph = new Graph();
        Session session = new Session(graph, ExecutionOptions.threads(1).sessionConfig())) {
      Ops tf = Ops.create(graph);
      Weight weight = Weight.create(tf, "w", Shape.of(2, 1), true);
      List<Weight> slots = new ArrayList<>();
      for (Slot slot : adam.slots(weight)) {
        slots.add(Weight.create(tf, slot.name(), slot.shape(), false));
      }
      List<Weight> all = new ArrayList<>(slots);
      all.add(weight);
      WeightValues.write(session, all, w -> new float[2]);
      float[] gradients = new float[times];
      Arrays.fill(gradients, GRADIENT);
      WeightGradient gradient =
          new WeightGradient.Sparse(
              tf.constant(new int[times]), tf.reshape(tf.constant(gradients), tf.array(-1, 1)));
      Step step = Step.of(tf.constant(0.001f), tf.constant(1f));
      session.runner().addTarget(adam.update(tf, weight, gradient, slots, step)).run().close();

      float[] velocity = WeightValues.read(session, slots).get(1);
      assertThat((double) velocity[0])
          .isCloseTo(1e-3 * GRADIENT * GRADIENT * times, Percentage.withPercentage(1));
      assertThat(velocity[1]).isZero();
    }
  }
}
