package io.github.tfrnn.networks;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.layers.BuiltMultiInput;
import io.github.tfrnn.networks.Node.Source;
import java.util.ArrayList;
import java.util.List;

/** A network as a layer of another, bound to its weights. */
record NestedNetwork(List<BuiltNode> nodes, List<Source> outputs) implements BuiltMultiInput {

  @Override
  public List<Signal> call(Call call, List<Signal> inputs) {
    List<List<Signal>> values = new ArrayList<>();
    for (BuiltNode built : nodes) {
      Node node = built.node();
      List<Signal> given = node.inputs().stream().map(source -> value(values, source)).toList();
      values.add(
          node.isInput()
              ? List.of(inputs.get(values.size()))
              : built.call(call.within(node.name(), node.call()), given));
    }
    return outputs.stream().map(source -> value(values, source)).toList();
  }

  private static Signal value(List<List<Signal>> values, Source source) {
    return values.get(source.node()).get(source.output());
  }

  @Override
  public boolean mixesRows(Mode mode) {
    return nodes.stream().anyMatch(node -> !node.node().isInput() && node.built().mixesRows(mode));
  }
}
