package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.layers.GroupQueryAttention;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.MultiHeadAttention;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Node;
import io.github.tfrnn.networks.Node.Source;
import java.util.List;
import org.tensorflow.ndarray.Shape;

/** Calls of layers, in the form of Keras 3. Masks are left out: Keras finds them again. */
final class GraphWriter {

  /** Returns one call: its arguments, and what they are called. */
  static ObjectNode call(Network network, Node node) {
    ObjectNode call = JsonNodeFactory.instance.objectNode();
    ArrayNode args = call.putArray("args");
    ObjectNode named = call.putObject("kwargs");
    List<JsonNode> tensors =
        node.inputs().stream().map(source -> (JsonNode) tensor(network, source)).toList();
    Layer layer = node.layer().unwrapped();
    if (layer.takesStates()) {
      args.add(tensors.get(0));
      if (tensors.size() > 1) {
        named.putArray("initial_state").addAll(tensors.subList(1, tensors.size()));
      }
    } else if (layer instanceof MultiHeadAttention || layer instanceof GroupQueryAttention) {
      args.addAll(tensors);
    } else if (takesList(layer, tensors.size())) {
      args.addArray().addAll(tensors);
    } else {
      args.addAll(tensors);
    }
    CallArguments.write(layer, named);
    return call;
  }

  private static boolean takesList(Layer layer, int inputs) {
    return inputs > 1 && !(layer instanceof MultiHeadAttention);
  }

  /** Returns an output of a call of a layer. */
  static JsonNode place(String layer, int call, int output) {
    return JsonNodeFactory.instance.arrayNode().add(layer).add(call).add(output);
  }

  private static ObjectNode tensor(Network network, Source source) {
    ObjectNode tensor = JsonNodeFactory.instance.objectNode().put("class_name", "__keras_tensor__");
    ObjectNode config = tensor.putObject("config");
    Shape shape = network.shape(source);
    ArrayNode sizes = config.putArray("shape");
    for (long size : shape.asArray()) {
      if (size < 0) {
        sizes.addNull();
      } else {
        sizes.add(size);
      }
    }
    config.put("dtype", "float32");
    Node from = network.nodes().get(source.node());
    config.set("keras_history", place(from.name(), from.call(), source.output()));
    return tensor;
  }

  private GraphWriter() {}
}
