package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.hdf5.Hdf5Floats;
import io.github.tfrnn.hdf5.Hdf5Group;
import io.github.tfrnn.hdf5.Hdf5Node;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds a network's weights in the tree of a file of Keras 3. */
final class KerasTree {

  private static final String VARS = "vars";

  /** Where Keras 2.12 had what later is called {@code layers}. */
  private static final String LAYERS_OF_2_12 = "_layer_checkpoint_dependencies";

  private static final Pattern NETWORK = Pattern.compile("(functional|sequential|model)(_\\d+)?");

  /** What layers keep besides weights, or weights that are options of a layer here. */
  private static final Pattern NO_WEIGHT =
      Pattern.compile(".*/(seed_generator|_?random_generator|normalization(_\\d+)?)/.*");

  private final Hdf5Group root;

  KerasTree(Hdf5Group root) {
    this.root =
        root.group(LAYERS_OF_2_12).isPresent() && root.group("layers").isEmpty()
            ? renamed(root)
            : root;
  }

  private static Hdf5Group renamed(Hdf5Group group) {
    Map<String, Hdf5Node> children = new LinkedHashMap<>();
    group
        .children()
        .forEach(
            (name, child) ->
                children.put(
                    name.equals(LAYERS_OF_2_12) ? "layers" : name,
                    child instanceof Hdf5Group inner ? renamed(inner) : child));
    return new Hdf5Group(children, group.texts(), group.lists());
  }

  /**
   * Returns all weights by name.
   *
   * @throws IllegalArgumentException if one is missing or of another shape, or there are more
   */
  Map<String, FloatRows> weights(Network network) {
    Map<String, FloatRows> found = new LinkedHashMap<>();
    Set<String> left = new TreeSet<>();
    root.arrays().keySet().stream()
        .filter(path -> path.startsWith("layers/") && !NO_WEIGHT.matcher(path).matches())
        .forEach(left::add);
    for (KerasPlace place : KerasPlaces.of(network, this::names)) {
      String path = actual(place.path()) + "/" + VARS;
      for (int i = 0; i < place.weights().size(); i++) {
        LayerWeight weight = place.weights().get(i);
        String at = path + "/" + i;
        found.put(weight.weight().name(), value(root.at(at), at, weight));
        left.remove(at);
      }
    }
    checkArgument(
        left.isEmpty(),
        "it holds weights that the model does not have: %s. Is it of another model?",
        left);
    return found;
  }

  static FloatRows value(Optional<Hdf5Node> node, String at, LayerWeight weight) {
    String expected =
        "%s %s".formatted(weight.weight().name(), Shapes.toString(weight.weight().shape()));
    checkArgument(
        node.isPresent(),
        "there is no %s, where %s is expected. Is it of another model?",
        at,
        expected);
    checkArgument(
        node.get() instanceof Hdf5Floats,
        "%s holds no floating-point numbers, %s is expected",
        at,
        expected);
    FloatRows values = ((Hdf5Floats) node.get()).values();
    checkArgument(
        values.shape().equals(weight.weight().shape()),
        "%s is %s, the model's %s is expected. Is it of a model of another size?",
        at,
        Shapes.toString(values.shape()),
        expected);
    return values;
  }

  /** Attributes of Keras's objects have got and lost an underscore. */
  private String actual(String path) {
    StringBuilder found = new StringBuilder();
    Hdf5Group group = root;
    for (String name : path.split("/", -1)) {
      String other = name.startsWith("_") ? name.substring(1) : "_" + name;
      String there = group.group(name).isEmpty() && group.group(other).isPresent() ? other : name;
      found.append(found.isEmpty() ? "" : "/").append(there);
      group = group.group(there).orElse(Hdf5Group.EMPTY);
    }
    return found.toString();
  }

  /** By the names of layers, if the file mentions all of them; else by their classes. */
  private List<String> names(String path, List<Node> layers) {
    Hdf5Group group =
        root.at(path).orElse(Hdf5Group.EMPTY) instanceof Hdf5Group there ? there : Hdf5Group.EMPTY;
    Map<String, String> byName = new HashMap<>();
    group
        .children()
        .forEach(
            (name, child) -> {
              if (child instanceof Hdf5Group layer) {
                layer
                    .group(VARS)
                    .map(vars -> vars.texts().get("name"))
                    .ifPresent(told -> byName.put(told, name));
              }
            });
    List<String> names = byClass(group, layers);
    boolean allTold =
        IntStream.range(0, names.size())
            .filter(i -> group.group(names.get(i)).isPresent())
            .allMatch(i -> byName.containsKey(layers.get(i).name()));
    return !allTold
        ? names
        : IntStream.range(0, names.size())
            .mapToObj(i -> byName.getOrDefault(layers.get(i).name(), names.get(i)))
            .toList();
  }

  private static List<String> byClass(Hdf5Group group, List<Node> layers) {
    List<String> networks =
        group.children().keySet().stream().filter(name -> NETWORK.matcher(name).matches()).toList();
    Set<String> kinds = new TreeSet<>();
    networks.forEach(name -> kinds.add(name.replaceAll("_\\d+$", "")));
    boolean oneKind = kinds.size() == 1; // it may be another than here: a chain is both
    return KerasNames.numbered(
        layers.stream()
            .map(
                node ->
                    oneKind && KerasPlaces.isModel(node.layer())
                        ? kinds.iterator().next()
                        : KerasNames.className(node))
            .toList());
  }
}
