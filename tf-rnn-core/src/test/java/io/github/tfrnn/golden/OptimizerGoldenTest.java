package io.github.tfrnn.golden;

import static io.github.tfrnn.golden.Arrays.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.graph.WeightValues;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.optimizers.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;

/** Do ten steps of every optimizer, with dense and sparse gradients, lead where Keras's lead? */
class OptimizerGoldenTest {

  static List<Golden> optimizers() {
    return Golden.group("optimizers");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void matchesKeras(Golden golden) {
    Optimizer optimizer = KerasConfig.optimizer(golden.get("optimizer"));
    try (Graph graph = new Graph();
        Session session = new Session(graph, ExecutionOptions.threads(2).sessionConfig())) {
      Ops tf = Ops.create(graph);
      List<Weight> weights = new ArrayList<>();
      List<List<Weight>> slots = new ArrayList<>();
      for (JsonNode json : golden.get("weights")) {
        Array initial = Array.of(json);
        Weight weight = Weight.create(tf, "w" + weights.size(), initial.shape(), true);
        WeightValues.write(session, List.of(weight), w -> initial.values());
        List<Weight> kept = new ArrayList<>();
        for (String slot : optimizer.slots()) {
          kept.add(Weight.create(tf, weight.name() + "_" + slot, initial.shape(), false));
        }
        WeightValues.write(session, kept, w -> new float[(int) w.shape().size()]);
        weights.add(weight);
        slots.add(kept);
      }
      for (int step = 0; step < golden.get("gradients").size(); step++) {
        JsonNode gradients = golden.get("gradients").get(step);
        Step with =
            new Step(tf.constant(optimizer.learningRate()), tf.constant((float) (step + 1)));
        List<WeightGradient> given = new ArrayList<>();
        gradients.forEach(json -> given.add(gradient(tf, json)));
        List<WeightGradient> clipped =
            optimizer.clipping().map(clipping -> clipping.clip(tf, given)).orElse(given);
        Session.Runner runner = session.runner();
        for (int i = 0; i < weights.size(); i++) {
          Op update = optimizer.update(tf, weights.get(i), clipped.get(i), slots.get(i), with);
          runner.addTarget(update);
        }
        runner.run().close();
        List<float[]> after = WeightValues.read(session, weights);
        for (int i = 0; i < weights.size(); i++) {
          assertClose(
              "weight " + i + " after step " + (step + 1),
              new Array(weights.get(i).shape(), "float32", after.get(i)),
              Array.of(golden.get("after").get(step).get(i)),
              1e-5);
        }
      }
    }
  }

  private static WeightGradient gradient(Ops tf, JsonNode json) {
    if (json.has("indices")) {
      @SuppressWarnings("unchecked") // indices are int32
      org.tensorflow.Operand<TInt32> rows =
          (org.tensorflow.Operand<TInt32>) Array.of(json.get("indices")).constant(tf);
      return new WeightGradient.Sparse(rows, Array.of(json.get("values")).floats(tf));
    }
    return new WeightGradient.Dense(Array.of(json).floats(tf));
  }
}
