package io.github.tfrnn.networks;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.layers.BuildContext;
import io.github.tfrnn.layers.BuiltLayer;
import io.github.tfrnn.layers.BuiltMixing;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.layers.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.ndarray.Shape;

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
    boolean statesGiven = inputs.size() > 1 && node.layer().takesStates();
    List<Weight> used = weights.stream().map(LayerWeight::weight).toList();
    try {
      List<Signal> outputs =
          Recorded.call(
              built, call, statesGiven ? withoutMask(inputs) : inputs, used, node.call() > 0);
      return statesGiven && node.layer().returnsSequences()
          ? withMask(outputs, inputs.get(0))
          : outputs;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(node.where() + ": " + e.getMessage(), e);
    }
  }

  /** Calls a layer that takes all parts of a batch at once. */
  List<Signal> callParts(BuiltMixing layer, List<Call> calls, List<Signal> inputs) {
    try {
      return layer.callParts(calls, inputs);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(node.where() + ": " + e.getMessage(), e);
    }
  }

  /** Keras overlooks the mask of a sequence that is given with initial states, and passes it on. */
  private static List<Signal> withoutMask(List<Signal> inputs) {
    List<Signal> given = new ArrayList<>(inputs);
    given.set(0, inputs.get(0).withMask(null));
    return given;
  }

  private static List<Signal> withMask(List<Signal> outputs, Signal of) {
    List<Signal> masked = new ArrayList<>(outputs);
    masked.set(0, outputs.get(0).withMask(of.mask().orElse(null)));
    return masked;
  }
}
