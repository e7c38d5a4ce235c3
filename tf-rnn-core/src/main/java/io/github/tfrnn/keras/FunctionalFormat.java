package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers wired to one another.
 *
 * @param className Keras's name; {@code "Model"} is that of old versions
 */
record FunctionalFormat(String className) implements ClassFormat<Network> {

  @Override
  public Class<Network> type() {
    return Network.class;
  }

  @Override
  public Network read(Options options) {
    return new GraphReader(options).network();
  }

  @Override
  public void write(Network network, OptionWriter to) {
    Map<String, ObjectNode> layers = new LinkedHashMap<>();
    for (Node node : network.nodes()) {
      Layer layer = node.layer();
      ObjectNode json =
          layers.computeIfAbsent(
              node.name(),
              name -> {
                ObjectNode made = LayerObjects.write(to.writing(), layer, name);
                made.put("name", name).putArray("inbound_nodes");
                return made;
              });
      if (!node.isInput()) {
        ((ArrayNode) json.get("inbound_nodes")).add(GraphWriter.call(network, node));
      } else if (network.idLimit(network.nodes().indexOf(node)).isPresent()) {
        ((ObjectNode) json.get("config")).put("dtype", "int32");
      }
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    layers.values().forEach(list::add);
    to.put("layers", list);
    List<JsonNode> inputs =
        network.inputs().stream()
            .map(node -> GraphWriter.place(node.name(), node.call(), 0))
            .toList();
    List<JsonNode> outputs =
        network.outputs().stream()
            .map(source -> output(network.nodes().get(source.node()), source.output()))
            .toList();
    to.put("input_layers", places(inputs));
    to.put("output_layers", places(outputs));
  }

  /** Keras counts the calls of models from 1 here, and from 0 elsewhere. */
  private static JsonNode output(Node node, int output) {
    int first = node.layer().unwrapped() instanceof Network ? 1 : 0;
    return GraphWriter.place(node.name(), node.call() + first, output);
  }

  /** One place is told alone. */
  private static JsonNode places(List<JsonNode> places) {
    return places.size() == 1 ? places.get(0) : JsonNodeFactory.instance.arrayNode().addAll(places);
  }
}
