package io.github.tfrnn.saving;

import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.GroupQueryAttention;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.layers.MultiHeadAttention;
import io.github.tfrnn.layers.RNN;
import io.github.tfrnn.layers.RNNCell;
import io.github.tfrnn.layers.RecurrentLayer;
import io.github.tfrnn.layers.StackedRNNCells;
import io.github.tfrnn.layers.TimeDistributed;
import io.github.tfrnn.layers.WeightSpec;
import io.github.tfrnn.networks.BuiltNetwork;
import io.github.tfrnn.networks.LayerNames;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Node;
import io.github.tfrnn.networks.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/**
 * Finds where the weights of a network are in files of Keras 3: the groups are named after the
 * attributes of Keras's objects, the layers of a model after their classes.
 *
 * <p>States of stateful layers are in no file.
 */
final class KerasPlaces {

  /** Names the groups of the layers of one model. */
  @FunctionalInterface
  interface LayerGroups {
    /**
     * Returns a name for each layer.
     *
     * @param path of the group that holds the layers
     * @param layers in Keras's order
     */
    List<String> names(String path, List<Node> layers);
  }

  private final LayerGroups groups;
  private final List<KerasPlace> places = new ArrayList<>();

  private KerasPlaces(LayerGroups groups) {
    this.groups = groups;
  }

  /** Returns the places of all weights, layers in Keras's order. */
  static List<KerasPlace> of(Network network, LayerGroups groups) {
    KerasPlaces found = new KerasPlaces(groups);
    found.addNetwork(network, "layers", "", weights(network));
    return found.places;
  }

  /** Returns the weights that files hold, layer by layer, from a graph made for that. */
  static List<LayerWeight> weights(Network network) {
    try (Graph graph = new Graph()) {
      return BuiltNetwork.build(network, Ops.create(graph), DTypePolicy.FLOAT32).weights().stream()
          .filter(weight -> weight.spec().role() != WeightSpec.Role.STATE)
          .toList();
    }
  }

  /** Returns whether a layer is a model within a model. */
  static boolean isModel(Layer layer) {
    return layer.unwrapped() instanceof Network || layer.unwrapped() instanceof Stack;
  }

  private void addNetwork(Network network, String path, String prefix, List<LayerWeight> weights) {
    addLayers(KerasLayerOrder.of(network), path, prefix, weights);
  }

  private static List<Node> chained(Stack stack) {
    List<String> names = LayerNames.of(stack.layers());
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      nodes.add(new Node(names.get(i), stack.layers().get(i), 0, List.of(), List.of()));
    }
    return nodes.stream().filter(node -> !node.isInput()).toList();
  }

  private void addLayers(List<Node> layers, String path, String prefix, List<LayerWeight> weights) {
    List<String> names = groups.names(path, layers);
    for (int i = 0; i < names.size(); i++) {
      Node node = layers.get(i);
      String own = prefix + node.name() + "/";
      List<LayerWeight> ofNode = under(own, weights);
      if (!ofNode.isEmpty()) {
        add(node.layer().unwrapped(), node.name(), path + "/" + names.get(i), own, ofNode);
      }
    }
  }

  private void add(
      Layer layer, String name, String path, String prefix, List<LayerWeight> weights) {
    if (layer instanceof Network network) {
      places.add(new KerasPlace(path, name, List.of()));
      addNetwork(network, path + "/layers", prefix, weights);
    } else if (layer instanceof Stack stack) {
      places.add(new KerasPlace(path, name, List.of()));
      addLayers(chained(stack), path + "/layers", prefix, weights);
    } else if (layer instanceof Bidirectional both) {
      places.add(new KerasPlace(path, name, List.of()));
      addInner(both.forward(), name, path + "/forward_layer", prefix + "forward/", weights);
      addInner(both.backward(), name, path + "/backward_layer", prefix + "backward/", weights);
    } else if (layer instanceof TimeDistributed each) {
      places.add(new KerasPlace(path, name, List.of()));
      addInner(each.layer().unwrapped(), name, path + "/layer", prefix + "layer/", weights);
    } else if (layer instanceof RNN rnn) {
      places.add(new KerasPlace(path, name, List.of()));
      addCell(rnn.cell(), path + "/cell", prefix, weights);
    } else if (layer instanceof RecurrentLayer) {
      places.add(new KerasPlace(path, name, List.of()));
      String cell = KerasNames.snakeCase(layer.kind() + "Cell");
      addParts(cell, path + "/cell", prefix, weights, part -> part);
    } else if (layer instanceof MultiHeadAttention) {
      addParts(
          name,
          path,
          prefix,
          weights,
          part -> part.equals("gate") ? "_gate_dense" : projection(part)); // Keras's only such
    } else if (layer instanceof GroupQueryAttention) {
      addParts(name, path, prefix, weights, part -> "_" + projection(part));
    } else {
      addParts(name, path, prefix, weights, part -> part);
    }
  }

  /** Heads are made and joined by layers within the layer. */
  private static String projection(String part) {
    return part.equals("attention_output") ? "output_dense" : part + "_dense";
  }

  private void addInner(
      Layer layer, String name, String path, String prefix, List<LayerWeight> weights) {
    List<LayerWeight> inner = under(prefix, weights);
    if (!inner.isEmpty()) {
      add(layer, name, path, prefix, inner);
    }
  }

  private void addCell(RNNCell cell, String path, String prefix, List<LayerWeight> weights) {
    if (cell instanceof StackedRNNCells stack) {
      List<String> kinds =
          stack.cells().stream().map(one -> one.getClass().getSimpleName()).toList();
      List<String> names = KerasNames.numbered(kinds);
      for (int i = 0; i < names.size(); i++) {
        String own = prefix + "cell_" + i + "/";
        addCell(stack.cells().get(i), path + "/cells/" + names.get(i), own, under(own, weights));
      }
    } else {
      String kind = KerasNames.snakeCase(cell.getClass().getSimpleName());
      addParts(kind, path, prefix, weights, part -> part);
    }
  }

  /** Adds a layer's own weights, and those of unnamed parts of it. */
  private void addParts(
      String name,
      String path,
      String prefix,
      List<LayerWeight> weights,
      UnaryOperator<String> group) {
    List<LayerWeight> own =
        weights.stream()
            .filter(weight -> part(weight, prefix).isEmpty())
            .sorted(Comparator.comparing((LayerWeight weight) -> !weight.spec().trainable()))
            .toList();
    places.add(new KerasPlace(path, name, own));
    List<String> parts = weights.stream().map(weight -> part(weight, prefix)).distinct().toList();
    for (String part : parts) {
      if (!part.isEmpty()) {
        String inner = prefix + part + "/";
        addParts(part, path + "/" + group.apply(part), inner, under(inner, weights), rest -> rest);
      }
    }
  }

  private static String part(LayerWeight weight, String prefix) {
    String rest = weight.weight().name().substring(prefix.length());
    return rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : "";
  }

  private static List<LayerWeight> under(String prefix, List<LayerWeight> weights) {
    return weights.stream().filter(w -> w.weight().name().startsWith(prefix)).toList();
  }
}
