package io.github.tfrnn.networks;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.layers.BuildContext;
import io.github.tfrnn.layers.BuiltLayer;
import io.github.tfrnn.layers.LayerWeight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A node and its layer, bound to its weights.
 *
 * @param weights that the layer uses; those of its first call, if it is called several times
 */
record BuiltNode(Node node, BuiltLayer built, List<LayerWeight> weights) {

  /**
   * Builds all nodes, inputs left as they are.
   *
   * @param nodes those of the network, with the shapes that are known
   * @param contexts gives the context of a node
   */
  static List<BuiltNode> all(
      Network network, List<Node> nodes, Function<Node, BuildContext> contexts) {
    List<BuiltNode> all = new ArrayList<>();
    Map<String, List<LayerWeight>> made = new HashMap<>();
    for (Node node : network.nodes()) {
      if (node.isInput()) {
        all.add(new BuiltNode(node, null, List.of()));
        continue;
      }
      List<Shape> inputs =
          node.inputs().stream()
              .map(source -> nodes.get(source.node()).outputs().get(source.output()))
              .toList();
      BuildContext context = contexts.apply(node);
      if (node.call() > 0) {
        context = context.reusing(made.get(node.name()));
      }
      int before = context.weights().size();
      BuiltLayer built = node.layer().build(context, inputs);
      List<LayerWeight> weights = context.weights().subList(before, context.weights().size());
      made.putIfAbsent(node.name(), weights);
      all.add(new BuiltNode(node, built, made.get(node.name())));
    }
    return all;
  }

  /** Calls the layer; where it recorded no gradient of its own, TensorFlow finds it. */
  List<Signal> call(Call call, List<Signal> inputs) {
    List<Signal> given = inputs.size() > 1 && call.taped() ? apart(call, inputs) : inputs;
    List<Signal> outputs;
    try {
      outputs = built.call(call, given);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(node.where() + ": " + e.getMessage(), e);
    }
    if (call.taped()) {
      recordRest(call, given, outputs);
    }
    return outputs;
  }

  /**
   * The inputs as values that do not depend on one another. TensorFlow follows a gradient through
   * all that lies behind an input, another input too: it would be counted twice.
   */
  private static List<Signal> apart(Call call, List<Signal> inputs) {
    List<Signal> apart = new ArrayList<>();
    for (Signal input : inputs) {
      if (!isFloat(input)) {
        apart.add(input);
        continue;
      }
      Ops tf = call.tf();
      Operand<TFloat32> same = tf.identity(input.floats());
      call.record(
          List.of(same),
          List.of(input.floats()),
          (ops, gradients) -> new Tape.StepGradients(gradients, Map.of()));
      apart.add(input.then(same, input.shape()));
    }
    return apart;
  }

  private void recordRest(Call call, List<Signal> inputs, List<Signal> outputs) {
    List<Operand<TFloat32>> floats =
        inputs.stream().filter(BuiltNode::isFloat).map(Signal::floats).toList();
    List<Operand<TFloat32>> rest = new ArrayList<>();
    for (Signal output : outputs) {
      boolean passedThrough =
          inputs.stream().anyMatch(in -> in.values().asOutput().equals(output.values().asOutput()));
      if (isFloat(output) && !passedThrough && !call.recorded(output.values())) {
        rest.add(output.floats());
      }
    }
    if (!rest.isEmpty()) {
      List<Weight> used = weights.stream().map(LayerWeight::weight).toList();
      call.recordByGraph(rest, floats, used);
    }
  }

  private static boolean isFloat(Signal signal) {
    return signal.values().asOutput().type() == TFloat32.class;
  }
}
