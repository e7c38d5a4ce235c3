package io.github.tfrnn.networks;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.layers.BuildContext;
import io.github.tfrnn.networks.Node.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/** What must hold between the nodes of a network, besides the shapes that each layer checks. */
final class Checks {

  static Network checked(Network network) {
    for (int i = 0; i < network.inputs().size(); i++) {
      requireOneKind(network, i);
    }
    for (Node node : network.nodes()) {
      for (int i = 0; i < node.inputs().size(); i++) {
        checkArgument(
            node.layer().idLimit(i).isEmpty()
                || network.nodes().get(node.inputs().get(i).node()).isInput(),
            "%s takes token ids and must come first: they come from an Input alone.",
            node.where());
      }
    }
    requireFittingWeights(network);
    return network;
  }

  /** An input is token ids or numbers, not both. */
  private static void requireOneKind(Network network, int input) {
    List<Node> ofIds = new ArrayList<>();
    List<Node> ofNumbers = new ArrayList<>();
    for (Node node : network.nodes()) {
      for (int i = 0; i < node.inputs().size(); i++) {
        if (node.inputs().get(i).node() == input) {
          (node.layer().idLimit(i).isPresent() ? ofIds : ofNumbers).add(node);
        }
      }
    }
    checkArgument(
        ofIds.isEmpty()
            || (ofNumbers.isEmpty() && !network.outputs().contains(new Source(input, 0))),
        "The input \"%s\" is token ids for %s and numbers for %s: give it twice, as two inputs.",
        network.nodes().get(input).name(),
        ofIds.isEmpty() ? "" : ofIds.get(0).where(),
        ofNumbers.isEmpty() ? "an output" : ofNumbers.get(0).where());
  }

  /** Shared layers make the same weights for every call: built once to see that they would. */
  private static void requireFittingWeights(Network network) {
    Set<String> shared =
        network.nodes().stream()
            .filter(node -> node.call() > 0)
            .map(Node::name)
            .collect(Collectors.toCollection(HashSet::new));
    if (shared.isEmpty()) {
      return;
    }
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      BuiltNode.all(network, network.nodes(), node -> BuildContext.of(tf, node.name()));
    }
  }

  private Checks() {}
}
