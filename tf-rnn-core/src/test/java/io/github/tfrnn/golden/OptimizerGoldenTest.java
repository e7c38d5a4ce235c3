package io.github.tfrnn.golden;

import static io.github.tfrnn.golden.Arrays.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.graph.WeightValues;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.layers.WeightSpec;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.training.internal.WeightUpdates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** Do ten steps of every optimizer, with dense and sparse gradients, lead where Keras's lead? */
class OptimizerGoldenTest {

  /** Largest seen: 2.2e-6 for Adam, whose fused operation rounds 1 − β₂ otherwise than Keras. */
  private static final double TOLERANCE = 3e-6;

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
      List<LayerWeight> weights = new ArrayList<>();
      for (JsonNode json : golden.get("weights")) {
        weights.add(weight(tf, session, json));
      }
      Placeholder<TInt64> number = tf.placeholder(TInt64.class);
      Placeholder<TFloat32> rate = tf.placeholder(TFloat32.class);
      WeightUpdates updates = new WeightUpdates(tf, weights, optimizer, number, rate);
      WeightValues.write(session, updates.state().variables(), updates.state()::initialValues);
      for (int step = 0; step < golden.get("gradients").size(); step++) {
        Session.Runner runner = session.runner();
        targets(tf, updates, weights, golden.get("gradients").get(step), step + 1L)
            .forEach(runner::addTarget);
        try (TInt64 fedNumber = TInt64.scalarOf(step + 1L);
            TFloat32 fedRate = TFloat32.scalarOf((float) optimizer.learningRate(step))) {
          runner.feed(number, fedNumber).feed(rate, fedRate).run().close();
        }
        assertValues(
            "after step " + (step + 1),
            session,
            weights.stream().map(LayerWeight::weight).toList(),
            golden.get("after").get(step));
      }
      assertValues("at the end", session, updates.state().variables(), golden.get("variables"));
      if (golden.has("names")) {
        List<String> names = new ArrayList<>();
        golden.get("names").forEach(name -> names.add("optimizer/" + name.textValue()));
        assertThat(updates.state().variables()).extracting(Weight::name).isEqualTo(names);
      }
    }
  }

  private static LayerWeight weight(Ops tf, Session session, JsonNode json) {
    Array initial = Array.of(json);
    String name = json.get("name").textValue();
    WeightSpec spec =
        WeightSpec.of(name, initial.shape(), Constant.zeros())
            .constrainedBy(
                json.has("constraint")
                    ? Optional.of(KerasConfig.constraint(json.get("constraint")))
                    : Optional.empty());
    Weight weight = Weight.create(tf, name, initial.shape(), true);
    WeightValues.write(session, List.of(weight), w -> initial.values());
    return new LayerWeight("layer", spec, weight);
  }

  /** As {@code TrainingSteps} has them: no weight changes before all gradients are ready. */
  private static List<Op> targets(
      Ops tf, WeightUpdates updates, List<LayerWeight> weights, JsonNode json, long number) {
    Map<Weight, WeightGradient> gradients = new LinkedHashMap<>();
    for (int i = 0; i < weights.size(); i++) {
      gradients.put(weights.get(i).weight(), gradient(tf, json.get(i)));
    }
    WeightUpdates.Phase phase = updates.phase(number);
    Map<Weight, WeightGradient> ready = updates.ready(tf, gradients, phase);
    List<Op> before = new ArrayList<>();
    ready.values().forEach(gradient -> before.addAll(gradient.operands()));
    return updates.apply(tf.withControlDependencies(before), ready, phase);
  }

  private static void assertValues(
      String when, Session session, List<Weight> weights, JsonNode expected) {
    assertThat(weights).as(when).hasSize(expected.size());
    List<float[]> values = WeightValues.read(session, weights);
    for (int i = 0; i < weights.size(); i++) {
      Weight weight = weights.get(i);
      assertClose(
          weight.name() + " " + when,
          new Array(weight.shape(), "float32", values.get(i)),
          Array.of(expected.get(i)),
          TOLERANCE);
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
