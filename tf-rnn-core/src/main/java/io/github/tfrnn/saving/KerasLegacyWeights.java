package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.hdf5.Hdf5Floats;
import io.github.tfrnn.hdf5.Hdf5Group;
import io.github.tfrnn.hdf5.Hdf5Node;
import io.github.tfrnn.hdf5.Hdf5Tree;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Weights as Keras 2 writes them, and Keras 3 to {@code .h5}: a group for each layer, and in it a
 * list of its weights by name, those first that are trained.
 */
final class KerasLegacyWeights {

  private static final String LAYER_NAMES = "layer_names";
  private static final String WEIGHT_NAMES = "weight_names";
  static final String MODEL_WEIGHTS = "model_weights"; // in files of whole models
  private static final String OPTIMIZER_WEIGHTS = "optimizer_weights";

  /** A layer of a file: the names of its weights, and the weights. */
  private record Stored(String name, Map<String, Optional<Hdf5Node>> weights) {}

  /** A layer of a network and its weights. */
  private record Wanted(String name, List<LayerWeight> weights) {}

  /** Returns whether a tree is of this kind. */
  static boolean isOne(Hdf5Group root) {
    Hdf5Group model = root.group(MODEL_WEIGHTS).orElse(root);
    return KerasTexts.hasList(model, LAYER_NAMES);
  }

  /** Returns all weights of a network by name. */
  static Map<String, FloatRows> weights(Hdf5Group root, Network network) {
    List<Stored> stored = stored(root.group(MODEL_WEIGHTS).orElse(root));
    List<Wanted> wanted = wanted(network);
    List<String> names = stored.stream().map(Stored::name).toList();
    checkArgument(
        stored.size() == wanted.size(),
        "it holds weights of the layers %s, the model has %s. Is it of another model?",
        names,
        wanted.stream().map(Wanted::name).toList());
    boolean byName = wanted.stream().allMatch(layer -> names.contains(layer.name()));
    Map<String, FloatRows> found = new LinkedHashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      int at = byName ? names.indexOf(wanted.get(i).name()) : i;
      put(stored.get(at), wanted.get(i), found);
    }
    return found;
  }

  private static List<Stored> stored(Hdf5Group model) {
    List<Stored> layers = new ArrayList<>();
    for (String name : KerasTexts.list(model, LAYER_NAMES)) {
      Optional<Hdf5Group> group =
          model.at(name).filter(Hdf5Group.class::isInstance).map(Hdf5Group.class::cast);
      Map<String, Optional<Hdf5Node>> weights = new LinkedHashMap<>();
      for (String weight : group.map(g -> KerasTexts.list(g, WEIGHT_NAMES)).orElse(List.of())) {
        if (!weight.contains("seed_generator")) {
          weights.put(weight, group.orElseThrow().at(weight));
        }
      }
      List<String> last = weights.keySet().stream().map(KerasLegacyWeights::last).toList();
      if (!weights.isEmpty() && !last.equals(List.of("mean", "variance", "count"))) {
        layers.add(new Stored(name, weights)); // Normalization's are options of the layer here
      }
    }
    return layers;
  }

  private static List<Wanted> wanted(Network network) {
    List<LayerWeight> all =
        KerasPlaces.of(network, KerasLegacyWeights::ownNames).stream()
            .flatMap(place -> place.weights().stream())
            .toList();
    List<Wanted> layers = new ArrayList<>();
    for (Node node : KerasLayerOrder.of(network)) {
      List<LayerWeight> own =
          all.stream()
              .filter(weight -> weight.weight().name().startsWith(node.name() + "/"))
              .toList();
      if (!own.isEmpty()) {
        layers.add(new Wanted(node.name(), own));
      }
    }
    return layers;
  }

  static List<String> ownNames(String path, List<Node> layers) {
    return layers.stream().map(Node::name).toList();
  }

  private static List<LayerWeight> trainedFirst(List<LayerWeight> weights) {
    return weights.stream()
        .sorted(Comparator.comparing((LayerWeight weight) -> !weight.weight().trainable()))
        .toList();
  }

  /** The order in a file depends on what was frozen when it was written; names tell it. */
  private static void put(Stored stored, Wanted wanted, Map<String, FloatRows> found) {
    List<LayerWeight> own = wanted.weights();
    List<LayerWeight> byRole =
        own.stream()
            .sorted(Comparator.comparing((LayerWeight weight) -> !weight.spec().trainable()))
            .toList();
    List<List<LayerWeight>> orders = List.of(trainedFirst(own), byRole, own);
    checkArgument(
        stored.weights().size() == own.size(),
        "%s has the weights %s, the model's %s has %s. Is it of another model?",
        stored.name(),
        stored.weights().keySet(),
        wanted.name(),
        own.stream().map(LayerWeight::weight).toList());
    List<LayerWeight> order =
        orders.stream()
            .filter(candidate -> sameNames(stored, candidate) && sameShapes(stored, candidate))
            .findFirst()
            .or(() -> orders.stream().filter(o -> sameShapes(stored, o)).findFirst())
            .orElse(orders.get(0));
    int i = 0;
    for (Map.Entry<String, Optional<Hdf5Node>> weight : stored.weights().entrySet()) {
      LayerWeight to = order.get(i++);
      String at = stored.name() + "/" + weight.getKey();
      found.put(to.weight().name(), KerasTree.value(weight.getValue(), at, to));
    }
  }

  private static boolean sameNames(Stored stored, List<LayerWeight> order) {
    return stored.weights().keySet().stream()
        .map(KerasLegacyWeights::last)
        .toList()
        .equals(order.stream().map(weight -> last(weight.weight().name())).toList());
  }

  private static boolean sameShapes(Stored stored, List<LayerWeight> order) {
    int i = 0;
    for (Optional<Hdf5Node> node : stored.weights().values()) {
      if (!(node.orElse(null) instanceof Hdf5Floats floats)
          || !floats.values().shape().equals(order.get(i++).weight().shape())) {
        return false;
      }
    }
    return true;
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1).replaceAll(":\\d+$", "");
  }

  /** Returns what an optimizer knew, if the file tells. */
  static Optional<OptimizerValues> optimizer(
      Hdf5Group root, OptimizerValues like, List<String> weights) {
    Optional<Hdf5Group> group = root.group(OPTIMIZER_WEIGHTS);
    if (group.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = KerasTexts.list(group.get(), WEIGHT_NAMES);
    List<Hdf5Node> list = names.stream().flatMap(name -> node(group.get(), name)).toList();
    checkArgument(list.size() == names.size(), "variables of the optimizer are missing");
    boolean bySlot = !names.isEmpty() && last(names.get(0)).equals("iter");
    return Optional.of(
        KerasOptimizer.fromList(
            list,
            like,
            weights,
            bySlot ? KerasOptimizer.Order.BY_SLOT : KerasOptimizer.Order.BY_WEIGHT));
  }

  private static Stream<Hdf5Node> node(Hdf5Group group, String name) {
    return group.at(name).stream();
  }

  /** Returns the tree of a file that holds weights alone. */
  static Hdf5Group tree(Network network, Map<String, FloatRows> values) {
    Hdf5Tree root = new Hdf5Tree();
    List<Wanted> layers = wanted(network);
    KerasTexts.putList(root, LAYER_NAMES, layers.stream().map(Wanted::name).toList());
    root.text("backend", "tensorflow");
    root.text("keras_version", "2.15.0"); // the last to write such files by default
    for (Wanted layer : layers) {
      Hdf5Tree group = root.group(layer.name());
      List<String> names = new ArrayList<>();
      for (LayerWeight weight : trainedFirst(layer.weights())) {
        String name = weight.weight().name() + ":0";
        names.add(name);
        group.put(name, new Hdf5Floats(values.get(weight.weight().name())));
      }
      KerasTexts.putList(group, WEIGHT_NAMES, names);
    }
    return root.build();
  }

  private KerasLegacyWeights() {}
}
