package io.github.tfrnn.keras;

import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Node;
import io.github.tfrnn.networks.Stack;
import java.util.Optional;

/** The layers of a Sequential model, each under the name that it has in the model. */
final class SequentialLayers {

  static Stack of(Sequential model) {
    Optional<Network> wiring = model.wiring();
    return wiring.isEmpty()
        ? new Stack(model.layers())
        : new Stack(wiring.get().nodes().stream().map(SequentialLayers::named).toList());
  }

  private static Layer named(Node node) {
    Layer layer = node.layer();
    return layer.givenName().isPresent() ? layer : layer.named(node.name());
  }

  private SequentialLayers() {}
}
