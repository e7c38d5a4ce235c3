package io.github.tfrnn.networks;

import io.github.tfrnn.graph.BatchPart;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.layers.BuildContext;
import io.github.tfrnn.layers.BuiltMixing;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.networks.Node.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.tensorflow.op.Ops;

/** A network with its weights in one graph. Immutable. */
public final class BuiltNetwork {

  private final Network network;
  private final List<BuiltNode> nodes;
  private final DTypePolicy policy;

  private BuiltNetwork(Network network, List<BuiltNode> nodes, DTypePolicy policy) {
    this.network = network;
    this.nodes = List.copyOf(nodes);
    this.policy = policy;
  }

  /**
   * Creates the weights in the graph of {@code tf}.
   *
   * @param policy the precision that the layers compute in
   */
  public static BuiltNetwork build(Network network, Ops tf, DTypePolicy policy) {
    List<BuiltNode> nodes =
        BuiltNode.all(network, network.nodes(), node -> BuildContext.of(tf, node.name()));
    return new BuiltNetwork(network, nodes, policy);
  }

  /** Returns what was built. */
  public Network network() {
    return network;
  }

  /** Returns the precision that a pass through these layers is to be made in. */
  public DTypePolicy policy() {
    return policy;
  }

  /** Returns all weights, layer by layer. */
  public List<LayerWeight> weights() {
    return nodes.stream()
        .filter(built -> built.node().call() == 0)
        .flatMap(built -> built.weights().stream())
        .toList();
  }

  /**
   * Sends a batch through all layers.
   *
   * @param inputs in the network's order
   * @param parts into how many parts the batch is cut for layers that look at each row by itself
   * @return the outputs, in the network's order
   */
  public List<Signal> call(ForwardPass pass, List<Signal> inputs, int parts) {
    return call(pass, inputs, parts, (node, output) -> {});
  }

  /**
   * Sends a batch through all layers.
   *
   * @param watcher is shown every output of every layer, in the order in which they are computed;
   *     nothing where the batch is cut
   * @see #call(ForwardPass, List, int)
   */
  public List<Signal> call(
      ForwardPass pass, List<Signal> inputs, int parts, BiConsumer<Node, Signal> watcher) {
    List<BatchPart> cut = BatchPart.split(pass.tf(), inputs.get(0).values(), parts);
    BatchPart whole =
        cut.size() == 1 ? cut.get(0) : BatchPart.whole(pass.tf(), inputs.get(0).values());
    List<List<Flow>> values = new ArrayList<>();
    for (BuiltNode built : nodes) {
      if (built.node().isInput()) {
        values.add(List.of(Flow.whole(pass, inputs.get(values.size()))));
      } else {
        List<Flow> flows = flows(values, built.node().inputs());
        boolean mixes = built.built().mixesRows(pass.mode());
        values.add(
            mixes && built.built() instanceof BuiltMixing layer
                ? List.of(callParts(pass, built, layer, flows.get(0), cut))
                : call(pass, built, flows, mixes ? List.of(whole) : cut));
        if (parts == 1) {
          values.get(values.size() - 1).forEach(flow -> watcher.accept(built.node(), flow.whole()));
        }
      }
    }
    return flows(values, network.outputs()).stream().map(Flow::whole).toList();
  }

  private static Flow callParts(
      ForwardPass pass, BuiltNode built, BuiltMixing layer, Flow input, List<BatchPart> parts) {
    Node node = built.node();
    List<Call> calls =
        parts.stream().map(part -> pass.call(node.name(), node.call(), part)).toList();
    return Flow.cut(pass, built.callParts(layer, calls, input.cut(parts)));
  }

  private static List<Flow> call(
      ForwardPass pass, BuiltNode built, List<Flow> inputs, List<BatchPart> parts) {
    Node node = built.node();
    List<List<Signal>> byPart = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int part = i;
      List<Signal> given =
          inputs.stream()
              .map(flow -> parts.size() == 1 ? flow.whole() : flow.cut(parts).get(part))
              .toList();
      byPart.add(built.call(pass.call(node.name(), node.call(), parts.get(i)), given));
    }
    return IntStream.range(0, byPart.get(0).size())
        .mapToObj(
            output ->
                parts.size() == 1
                    ? Flow.whole(pass, byPart.get(0).get(output))
                    : Flow.cut(pass, byPart.stream().map(of -> of.get(output)).toList()))
        .toList();
  }

  private static List<Flow> flows(List<List<Flow>> values, List<Source> sources) {
    return sources.stream().map(source -> values.get(source.node()).get(source.output())).toList();
  }
}
