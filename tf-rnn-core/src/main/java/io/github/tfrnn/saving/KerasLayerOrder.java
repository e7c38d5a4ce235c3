package io.github.tfrnn.saving;

import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of a model's layers in Keras, which its files count by: those furthest from the outputs
 * first; among equals, as they are met on the way back from the outputs. It is {@code map_graph} of
 * {@code keras/src/ops/function.py}.
 */
final class KerasLayerOrder {

  private final Network network;
  private final Map<String, Integer> met = new HashMap<>(); // layers, when they were first met
  private final List<Integer> finished = new ArrayList<>(); // nodes, each after those it needs

  private KerasLayerOrder(Network network) {
    this.network = network;
  }

  /** Returns each layer once, inputs left out. */
  static List<Node> of(Network network) {
    return new KerasLayerOrder(network).layers();
  }

  private List<Node> layers() {
    boolean[] seen = new boolean[network.nodes().size()];
    network.outputs().forEach(output -> walk(output.node(), seen));
    Map<String, Integer> depths = depths();
    return network.layers().stream()
        .sorted(
            Comparator.comparing((Node node) -> -depths.get(node.name()))
                .thenComparing(node -> met.get(node.name())))
        .toList();
  }

  /** Goes back from a node, depth first, without recursion: models may be deep. */
  private void walk(int from, boolean[] seen) {
    Deque<int[]> open = new ArrayDeque<>(); // a node, and how many of its inputs were followed
    meet(from, seen, open);
    while (!open.isEmpty()) {
      int[] top = open.peek();
      List<Node.Source> inputs = network.nodes().get(top[0]).inputs();
      if (top[1] == inputs.size()) {
        finished.add(open.pop()[0]);
      } else {
        meet(inputs.get(top[1]++).node(), seen, open);
      }
    }
  }

  private void meet(int node, boolean[] seen, Deque<int[]> open) {
    if (!seen[node]) {
      seen[node] = true;
      met.putIfAbsent(network.nodes().get(node).name(), met.size());
      open.push(new int[] {node, 0});
    }
  }

  /** How far each layer is from the outputs; a shared one, its furthest call. */
  private Map<String, Integer> depths() {
    Map<String, Integer> ofLayers = new HashMap<>();
    int[] ofNodes = new int[network.nodes().size()];
    for (int i = finished.size() - 1; i >= 0; i--) {
      Node node = network.nodes().get(finished.get(i));
      int depth = Math.max(ofNodes[finished.get(i)], ofLayers.getOrDefault(node.name(), 0));
      ofLayers.put(node.name(), depth);
      for (Node.Source input : node.inputs()) {
        ofNodes[input.node()] = Math.max(ofNodes[input.node()], depth + 1);
      }
    }
    return ofLayers;
  }
}
