package io.github.tfrnn.networks;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.networks.Node.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/** Layers one after the other, as a network. */
final class Chain {

  /** Returns the {@link Input} that layers begin with, if they do. */
  static Optional<Input> inputOf(List<? extends Layer> layers) {
    return !layers.isEmpty() && layers.get(0).unwrapped() instanceof Input input
        ? Optional.of(input)
        : Optional.empty();
  }

  /**
   * Wires the layers.
   *
   * @param within begins every message: the layer that these are within, if there is one
   */
  static Network of(String within, List<? extends Layer> layers, Shape shape) {
    Optional<Input> told = inputOf(layers);
    Shape first = told.map(input -> input.outputShape(within + "Input", shape)).orElse(shape);
    List<Layer> all = new ArrayList<>(List.of(told.isPresent() ? layers.get(0) : new Input(shape)));
    all.addAll(told.isPresent() ? layers.subList(1, layers.size()) : layers);
    checkArgument(all.size() > 1, "%sA model needs at least one layer besides its Input.", within);
    List<String> names = LayerNames.of(all);
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node(names.get(0), all.get(0), 0, List.of(), List.of(first)));
    for (int i = 1; i < all.size(); i++) {
      Layer layer = all.get(i);
      String where = within + layer.kind() + " \"" + names.get(i) + "\"";
      checkArgument(
          !(layer.unwrapped() instanceof Input),
          "%s: only the first layer of a model may be an Input.",
          where);
      checkArgument(
          i == 1 || layer.idLimit().isEmpty(), "%s takes token ids and must come first.", where);
      List<Shape> outputs = layer.outputShapes(where, nodes.get(i - 1).outputs());
      checkArgument(
          outputs.size() == 1,
          "%s returns its states too, and a Sequential model passes one value on: leave returnState"
              + " out.",
          where);
      nodes.add(new Node(names.get(i), layer, 0, List.of(new Source(i - 1, 0)), outputs));
    }
    return new Network(nodes, List.of(new Source(nodes.size() - 1, 0)));
  }

  private Chain() {}
}
