package io.github.tfrnn.golden;

import static io.github.tfrnn.golden.Arrays.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.graph.BatchPart;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.graph.WeightValues;
import io.github.tfrnn.layers.BuildContext;
import io.github.tfrnn.layers.BuiltLayer;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.losses.LossValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Does every loss equal Keras's, value and gradient, from predictions and behind layers? */
class LossGoldenTest {

  static List<Golden> losses() {
    return Golden.group("losses");
  }

  static List<Golden> lossesBehindLayers() {
    return Golden.group("losses_graph");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("losses")
  void matchesKeras(Golden golden) {
    try (Graph graph = new Graph();
        Session session = new Session(graph, ExecutionOptions.threads(1).sessionConfig())) {
      Ops tf = Ops.create(graph);
      ForwardPass pass = ForwardPass.taped(tf, Mode.TRAINING, 0, tf.constant(1L));
      Array given = golden.array("y_pred");
      Operand<TFloat32> predictions = given.floats(tf);
      Signal signal = Signal.of(predictions, given.shape());
      if (golden.has("mask")) {
        signal = signal.withMask(golden.array("mask").bools(tf));
      }
      Operand<TFloat32> value = loss(golden, pass, signal);
      Tape.StepGradients found =
          pass.tape().orElseThrow().gradients(Map.of(value, tf.constant(1f)), List.of(predictions));
      try (Result result = session.runner().fetch(value).fetch(found.inputs().get(0)).run()) {
        assertValue(golden, Array.of(result, 0));
        assertClose("gradient", Array.of(result, 1), golden.array("gradient"), 1e-4);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lossesBehindLayers")
  void worksOnLogitsBehindSoftmaxAndSigmoid(Golden golden) {
    try (Graph graph = new Graph();
        Session session = new Session(graph, ExecutionOptions.threads(1).sessionConfig())) {
      Ops tf = Ops.create(graph);
      ForwardPass pass = ForwardPass.taped(tf, Mode.TRAINING, 0, tf.constant(1L));
      Array inputs = golden.array("inputs");
      Operand<TFloat32> x = inputs.floats(tf);
      BuildContext context = BuildContext.of(tf, "layer");
      BuiltLayer layer = KerasConfig.layer(golden.get("layer")).build(context, inputs.shape());
      Signal in = Signal.of(x, inputs.shape());
      if (golden.has("mask")) {
        in = in.withMask(golden.array("mask").bools(tf));
      }
      Call call = pass.call("layer", BatchPart.whole(tf, x));
      Operand<TFloat32> value = loss(golden, pass, layer.call(call, in));
      // The argument of an Activation is itself what the loss starts from.
      if (!pass.tape().orElseThrow().produced(x)) {
        pass.tape().orElseThrow().recordByGraph(List.of(x), List.of(), List.of());
      }
      Tape.StepGradients found =
          pass.tape().orElseThrow().gradients(Map.of(value, tf.constant(1f)), List.of(x));
      Map<String, Operand<TFloat32>> wanted = new HashMap<>();
      wanted.put("inputs", found.inputs().get(0));
      for (Map.Entry<Weight, WeightGradient> entry : found.weights().entrySet()) {
        wanted.put(
            entry.getKey().name().substring("layer/".length()),
            entry.getValue().toDense(tf, entry.getKey().shape()));
      }
      List<Array> weights = LayerGoldenTest.weights(golden);
      List<Weight> made = context.weights().stream().map(LayerWeight::weight).toList();
      WeightValues.write(session, made, weight -> weights.get(made.indexOf(weight)).values());
      Map<String, Array> expected = Golden.arrays(golden.get("gradients"));
      Session.Runner runner = session.runner().fetch(value);
      List<String> names = new ArrayList<>(expected.keySet());
      names.forEach(name -> runner.fetch(wanted.get(name)));
      try (Result result = runner.run()) {
        assertValue(golden, Array.of(result, 0));
        for (int i = 0; i < names.size(); i++) {
          assertClose(names.get(i), Array.of(result, i + 1), expected.get(names.get(i)), 1e-4);
        }
      }
    }
  }

  private static Operand<TFloat32> loss(Golden golden, ForwardPass pass, Signal predictions) {
    Ops tf = pass.tf();
    Loss loss = KerasConfig.loss(golden.get("loss"));
    Array labels = golden.array("y_true");
    Call call = pass.call("loss", BatchPart.whole(tf, predictions.values()));
    int rank = predictions.shape().numDimensions() - 1;
    Array weights = golden.array("sample_weight");
    Operand<TFloat32> factors;
    if (weights == null) {
      factors = tf.constant(1f);
    } else if (weights.shape().numDimensions() > rank
        || (rank == 2 && weights.shape().get(weights.shape().numDimensions() - 1) == 1)) {
      factors = tf.reshape(weights.floats(tf), tf.array((int) weights.shape().size()));
    } else {
      factors = weights.floats(tf);
    }
    Signal given = Signal.of(labels.constant(tf), labels.shape());
    return LossValue.of(call, loss, given, predictions, factors);
  }

  private static void assertValue(Golden golden, Array actual) {
    float expected = (float) golden.get("value").doubleValue();
    assertThat(Arrays.difference(actual.values()[0], expected))
        .as("value %s, Keras has %s", actual.values()[0], expected)
        .isLessThan(1e-5);
  }
}
